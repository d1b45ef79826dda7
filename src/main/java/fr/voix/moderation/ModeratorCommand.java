package fr.voix.moderation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The accounts of those who work here, from the command line. */
@Command(
        name = "moderator",
        mixinStandardHelpOptions = true,
        description = "Manage the accounts of moderators.",
        subcommands = ModeratorInviteCommand.class)
public final class ModeratorCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: invite");
    }
}
