package fr.voix.desk.scrutin;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Confirms, as the second person, what a colleague proposed in the back office. */
@Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        description = "Confirm what the administrator proposed in the back office, and carry it out.")
final class DecideConfirmCommand implements Callable<Integer> {

    private final Provider<OperatorDecisionService> decisions;

    @Parameters(paramLabel = "NAME", description = "As decide list gives it: a7, d12.")
    private String name;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; published in the journal.")
    private String reason;

    @Inject
    DecideConfirmCommand(Provider<OperatorDecisionService> decisions) {
        this.decisions = decisions;
    }

    @Override
    public Integer call() {
        String refusal = decisions.get().confirm(name, reason);
        if (refusal.isEmpty()) {
            System.err.println(name + " is carried out.");
            return ExitCode.OK;
        }
        System.err.println(refusal);
        return ExitCode.SOFTWARE;
    }
}
