package fr.voix.desk.scrutin;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Prints what waits for a second person. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Print what waits for a second person, one a line, its name first.")
final class DecideListCommand implements Callable<Integer> {

    private final Provider<OperatorDecisionService> decisions;

    @Inject
    DecideListCommand(Provider<OperatorDecisionService> decisions) {
        this.decisions = decisions;
    }

    @Override
    public Integer call() {
        decisions.get().waiting().forEach(System.out::println);
        return ExitCode.OK;
    }
}
