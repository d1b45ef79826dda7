package fr.voix;

import fr.voix.desk.account.team.ModeratorCommand;
import fr.voix.desk.sample.SampleCommand;
import fr.voix.desk.scrutin.DecideCommand;
import fr.voix.parliament.opendata.ImportCommand;
import fr.voix.site.check.CodeCommand;
import fr.voix.theme.suggestion.SuggestCommand;
import fr.voix.urn.memory.EpochCommand;
import fr.voix.urn.memory.RecountCommand;
import fr.voix.urn.memory.ReleaseCommand;
import fr.voix.urn.memory.RestoreReportCommand;
import fr.voix.verify.VerifyCommand;
import fr.voix.verify.witness.MirrorCommand;
import fr.voix.verify.witness.WitnessCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The root of the command line; without a subcommand it serves. */
@Command(
        name = "voix",
        mixinStandardHelpOptions = true,
        versionProvider = VoixVersion.class,
        description = "The public votes on the amendements of the French parliament.",
        footer = {
            "",
            "Without DATASOURCES_DEFAULT_URL an embedded PostgreSQL keeps its data in .voix/ of the current folder",
            "(VOIX_DATA_DIR). Every setting is documented in src/docs/running.md."
        },
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            ModeratorCommand.class,
            DecideCommand.class,
            RecountCommand.class,
            ReleaseCommand.class,
            RestoreReportCommand.class,
            EpochCommand.class,
            SuggestCommand.class,
            SampleCommand.class,
            VerifyCommand.class,
            WitnessCommand.class,
            MirrorCommand.class,
            CodeCommand.class
        })
final class VoixCommand implements Callable<Integer> {

    /** Answered by {@code serve}: the server's own threads keep the process alive. */
    static final int STILL_SERVING = -1;

    @Spec
    private CommandSpec spec;

    /** Runs one command line; the exit code, or {@link #STILL_SERVING}. */
    static int execute(String... args) {
        try (CommandFactory commands = new CommandFactory()) {
            return new CommandLine(VoixCommand.class, commands)
                    .setExecutionExceptionHandler(VoixCommand::fail)
                    .execute(args);
        }
    }

    private static int fail(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        String refusal = StartRefusal.of(failure).orElseThrow(() -> failure);
        command.getErr().println(refusal);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public Integer call() {
        return spec.subcommands().get("serve").<Callable<Integer>>getCommand() instanceof ServeCommand serve
                ? serve.call()
                : CommandLine.ExitCode.SOFTWARE;
    }
}
