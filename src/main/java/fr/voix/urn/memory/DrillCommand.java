package fr.voix.urn.memory;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves a database that was restored beside the service, as {@code recount} and {@code erase-again} do. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description =
                "Recount a database that was restored beside the service, hold it against what was published, and erase"
                        + " again what people had erased since; exit 1 if it is not whole.",
        footer = {
            "",
            "src/deploy/drill restores the newest backup of pgBackRest, runs this on it, and says how long it took."
        })
public final class DrillCommand implements Callable<Integer> {

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "It was put back to this instant: what was published later is not held against it.")
    private Instant until;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, CommandLine> commands = spec.commandLine().getParent().getSubcommands();
        CommandLine recount = commands.get("recount");
        int counted = until == null ? recount.execute() : recount.execute("--until", until.toString());
        return Math.max(counted, commands.get("erase-again").execute());
    }
}
