package fr.voix.desk.scrutin;

import picocli.CommandLine.Command;

/** What wants two people, where there is one administrator; does nothing without a subcommand. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description =
                "Be the second person, where there is one administrator: the public journal says that it was the operator.",
        subcommands = {DecideListCommand.class, DecideConfirmCommand.class})
public final class DecideCommand {}
