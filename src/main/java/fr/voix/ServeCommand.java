package fr.voix;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the web service until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Run the web service (the default).")
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--trust-database",
            paramLabel = "REASON",
            description =
                    "Begin without knowing what was published before, and say why: for a data folder that was lost"
                            + " together with all peers.")
    private String trust;

    @Override
    public Integer call() {
        Map<String, Object> properties = new HashMap<>(Map.of("voix.serving", "true"));
        if (trust != null) {
            properties.put("voix.urn.trust-database", trust);
        }
        new Service()
                .mainClass(Voix.class)
                .properties(properties)
                .banner(false)
                .deduceEnvironment(false)
                .start();
        return VoixCommand.STILL_SERVING;
    }

    /** Leaves it to {@link VoixCommand} to say a refusal; all else is logged, with where it happened. */
    private static final class Service extends Micronaut {

        @Override
        protected void handleStartupException(Environment environment, Throwable failure) {
            if (StartRefusal.of(failure).isPresent()) {
                throw new ApplicationStartupException(failure.getMessage(), failure);
            }
            super.handleStartupException(environment, failure);
        }
    }
}
