package fr.voix.urn.memory;

import fr.voix.urn.note.UrnKeyService;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the published data that is missing in the database; exits with 1 if there is any. */
@Singleton
@Command(
        name = "restore-report",
        mixinStandardHelpOptions = true,
        description =
                "Name what was published and is not in the database, in a file to publish; exit 1 if something is missing.")
public final class RestoreReportCommand implements Callable<Integer> {

    static final String FILE = "restore-report.txt";

    private final Provider<RestoreReportService> reports;
    private final Provider<UrnKeyService> keys;
    private final Provider<Clock> clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "Where it is written (${DEFAULT-VALUE}).")
    private Path out = Path.of(FILE);

    RestoreReportCommand(Provider<RestoreReportService> reports, Provider<UrnKeyService> keys, Provider<Clock> clock) {
        this.reports = reports;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        RestoreReport report = reports.get().report(clock.get().instant().truncatedTo(ChronoUnit.SECONDS));
        String text = report.text(keys.get().host());
        Files.writeString(out, text, StandardCharsets.UTF_8);
        PrintWriter console = spec.commandLine().getOut();
        console.print(text);
        console.println(
                report.urns().isEmpty()
                        ? "Nothing that was published is missing."
                        : report.leaves() + " leaves of " + report.urns().size() + " urns are missing. Publish " + out
                                + "; what next: voix epoch --reason TEXT");
        console.flush();
        return report.urns().isEmpty() ? 0 : 1;
    }
}
