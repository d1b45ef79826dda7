package fr.voix.desk.account.team;

import picocli.CommandLine.Command;

/** The accounts of those who work here, from the command line; does nothing without a subcommand. */
@Command(
        name = "moderator",
        mixinStandardHelpOptions = true,
        description = "Manage the accounts of moderators.",
        subcommands = {ModeratorInviteCommand.class, ModeratorResetCommand.class})
public final class ModeratorCommand {}
