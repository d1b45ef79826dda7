package fr.voix.parliament.opendata;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports official open data. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import official open data of the Assemblée nationale; what is stored already is left alone.",
        footer = {
            "",
            "Ends with one line per kind: created, updated, unchanged, refused. Refused records are listed on the",
            "standard error output with their path and reason. Exit code 0 unless a source could not be read at all."
        })
public final class ImportCommand implements Callable<Integer> {

    /** Some source could not be read at all. */
    private static final int UNREADABLE = 1;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH|URL",
            description = "A folder, a zip or a JSON file, or the http(s) address of a zip or a JSON file.")
    private List<String> sources;

    @Spec
    private CommandSpec spec;

    private final Provider<OpenDataImport> service;

    @Inject
    ImportCommand(Provider<OpenDataImport> service) {
        this.service = service;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ImportReport report;
        try (ImportConsoleListener listener = ImportConsoleListener.of(err)) {
            report = service.get().run(sources, listener);
        }
        report.refusals().forEach(refusal -> err.println("refused " + refusal.path() + ": " + refusal.reason()));
        report.unreadable().forEach(refusal -> err.println("cannot read " + refusal.path() + ": " + refusal.reason()));
        err.flush();
        report.lines().forEach(out::println);
        out.flush();
        return report.unreadable().isEmpty() ? 0 : UNREADABLE;
    }
}
