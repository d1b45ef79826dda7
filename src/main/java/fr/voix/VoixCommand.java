package fr.voix;

import fr.voix.base.database.MigrateCommand;
import fr.voix.base.deployment.DoctorCommand;
import fr.voix.base.setting.CheckCommand;
import fr.voix.base.setting.SettingCheck;
import fr.voix.base.setting.SettingFaultsException;
import fr.voix.desk.account.team.ModeratorCommand;
import fr.voix.desk.sample.SampleCommand;
import fr.voix.desk.scrutin.DecideCommand;
import fr.voix.parliament.opendata.ImportCommand;
import fr.voix.theme.suggestion.SuggestCommand;
import fr.voix.urn.memory.EpochCommand;
import fr.voix.urn.memory.EraseAgainCommand;
import fr.voix.urn.memory.RecountCommand;
import fr.voix.urn.memory.ReleaseCommand;
import fr.voix.urn.memory.RestoreReportCommand;
import fr.voix.verify.VerifyCommand;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
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
            "(VOIX_DATA_DIR; voix-server.jar has none). Every setting is documented in src/docs/settings.md."
        },
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            MigrateCommand.class,
            DoctorCommand.class,
            ImportCommand.class,
            ModeratorCommand.class,
            DecideCommand.class,
            RecountCommand.class,
            ReleaseCommand.class,
            RestoreReportCommand.class,
            EpochCommand.class,
            EraseAgainCommand.class,
            SuggestCommand.class,
            SampleCommand.class,
            VerifyCommand.class
        })
final class VoixCommand implements Callable<Integer> {

    /** Answered by {@code serve}: the server's own threads keep the process alive. */
    static final int STILL_SERVING = -1;

    /** These speak to a service elsewhere, or say what is wrong with settings themselves. */
    private static final Set<Class<?>> WITHOUT_SETTINGS = Set.of(CheckCommand.class, VerifyCommand.class);

    @Spec
    private CommandSpec spec;

    /** Runs one command line; the exit code, or {@link #STILL_SERVING}. */
    static int execute(String... args) {
        try (CommandFactory commands = new CommandFactory()) {
            return new CommandLine(VoixCommand.class, commands)
                    .setExecutionStrategy(VoixCommand::runWithSettings)
                    .setExecutionExceptionHandler(VoixCommand::fail)
                    .execute(args);
        }
    }

    /** Nothing is begun, and no database is entered, with settings of which one is wrong. */
    private static int runWithSettings(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        ParseResult first = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (!WITHOUT_SETTINGS.contains(first.commandSpec().userObject().getClass())) {
            try {
                SettingCheck.require();
            } catch (SettingFaultsException e) {
                throw new ExecutionException(first.commandSpec().commandLine(), e.getMessage(), e);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int fail(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        StartRefusal refusal = StartRefusal.of(failure).orElseThrow(() -> failure);
        command.getErr().println(refusal.sentence());
        return refusal.exitCode();
    }

    @Override
    public Integer call() throws InterruptedException {
        return spec.subcommands().get("serve").<Callable<Integer>>getCommand() instanceof ServeCommand serve
                ? serve.call()
                : CommandLine.ExitCode.SOFTWARE;
    }
}
