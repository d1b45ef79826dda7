package fr.voix.tally;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Recomputes every tally. */
@Command(name = "recount", mixinStandardHelpOptions = true, description = "Recompute every tally from its urn.")
public final class RecountCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
