package fr.voix.desk.scrutin;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets the operator be the second person for what a colleague proposed; does nothing without a subcommand. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description =
                "Be the second person, where there is one administrator: the public journal says that it was the operator.")
public final class DecideCommand {

    private final Provider<OperatorDecision> decisions;

    @Inject
    DecideCommand(Provider<OperatorDecision> decisions) {
        this.decisions = decisions;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Print what waits for a second person, one a line, its name first.")
    int list() {
        decisions.get().waiting().forEach(System.out::println);
        return ExitCode.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Confirm what the administrator proposed in the back office, and carry it out.")
    int confirm(
            @Parameters(paramLabel = "NAME", description = "As decide list gives it: a7, d12.") String name,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            required = true,
                            description = "Why; published in the journal.")
                    String reason) {
        String refusal = decisions.get().confirm(name, reason);
        System.err.println(refusal.isEmpty() ? name + " is carried out." : refusal);
        return refusal.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
