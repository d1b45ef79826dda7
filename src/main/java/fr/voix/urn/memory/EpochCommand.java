package fr.voix.urn.memory;

import fr.voix.urn.note.EpochStatement;
import fr.voix.urn.note.UrnKeyService;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Goes on from a database that is older than what was published, in public. */
@Singleton
@Command(
        name = "epoch",
        mixinStandardHelpOptions = true,
        description =
                "Go on from a database older than what was published: sign what is lost and why, and publish it for ever.",
        footer = {"", "First voix restore-report, whose file this signs. Instances that run take it up within seconds."
        })
public final class EpochCommand implements Callable<Integer> {

    private static final Pattern AT = Pattern.compile("(?m)^at (\\S+)$");
    private static final int LONGEST_REASON = 1000;

    private final Provider<RestoreReportService> reports;
    private final Provider<EpochChange> epochs;
    private final Provider<UrnKeyService> keys;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "What happened, in one line that everybody reads.")
    private String reason;

    @Option(names = "--report", paramLabel = "FILE", description = "What restore-report wrote (${DEFAULT-VALUE}).")
    private Path file = Path.of(RestoreReportCommand.FILE);

    EpochCommand(Provider<RestoreReportService> reports, Provider<EpochChange> epochs, Provider<UrnKeyService> keys) {
        this.reports = reports;
        this.epochs = epochs;
        this.keys = keys;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> refusal = carryOut();
        refusal.ifPresent(why -> say(spec.commandLine().getErr(), "no epoch was begun: " + why));
        return refusal.isPresent() ? 1 : 0;
    }

    private Optional<String> carryOut() throws IOException {
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return Optional.of("the reason is one line of at most " + LONGEST_REASON + " characters");
        }
        String published;
        try {
            published = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.of("there is no " + file + ": run voix restore-report first, and read it");
        }
        Optional<Instant> at = at(published);
        if (at.isEmpty()) {
            return Optional.of(file + " is no restore report");
        }
        RestoreReport report = reports.get().report(at.get());
        if (!report.text(keys.get().host()).equals(published)) {
            return Optional.of(file + " is not what is missing now: run voix restore-report again");
        }
        return begin(report);
    }

    private Optional<String> begin(RestoreReport report) {
        if (report.urns().isEmpty()) {
            return Optional.of("nothing that was published is missing");
        }
        Optional<RestoreReport.Missing> faulty =
                report.urns().stream().filter(urn -> urn.fault() != null).findFirst();
        if (faulty.isPresent()) {
            return Optional.of("the urn " + faulty.get().published().path()
                    + " is not what its own leaves say, and is to be repaired first: "
                    + faulty.get().fault());
        }
        EpochStatement statement = epochs.get().begin(report, reason.strip());
        epochs.get().takeUp();
        say(
                spec.commandLine().getOut(),
                statement.text(keys.get().host()) + "Epoch " + statement.number()
                        + " is signed and published at /urnes/epoques. Instances that run take it up within seconds.");
        return Optional.empty();
    }

    private static Optional<Instant> at(String report) {
        Matcher at = AT.matcher(report);
        try {
            return at.find() ? Optional.of(Instant.parse(at.group(1))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void say(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}
