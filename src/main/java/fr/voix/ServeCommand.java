package fr.voix;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.UnreadyReason;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the web service until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Run the web service (the default).")
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 100;

    @Option(
            names = "--trust-database",
            paramLabel = "REASON",
            description =
                    "Begin without knowing what was published before, and say why: for a folder of notes that was lost"
                            + " with all its copies.")
    private String trust;

    @Option(
            names = "--until-ready",
            description =
                    "End as soon as a balancer would send visitors: for what -XX:AOTCacheOutput notes of a start.")
    private boolean isUntilReady;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> properties = new HashMap<>(Map.of("voix.serving", "true"));
        if (isUntilReady) {
            // no balancer knows of it
            properties.put("voix.leaving-for", "0s");
        }
        if (trust != null) {
            properties.put("voix.urn.trust-database", trust);
        }
        ApplicationContext service = new Service()
                .mainClass(Voix.class)
                .properties(properties)
                .banner(false)
                .deduceEnvironment(false)
                .start();
        if (service.getBean(DatabaseMode.class).isEmbedded()) {
            LOG.info(
                    "Open {} in a browser",
                    service.getBean(EmbeddedServer.class).getURI());
        }
        return isUntilReady
                ? awaitReady(service.getBeansOfType(UnreadyReason.class), LONGEST, System.err)
                : VoixCommand.STILL_SERVING;
    }

    static int awaitReady(Collection<UnreadyReason> reasons, Duration longest, PrintStream said)
            throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        for (List<String> unready = unready(reasons); !unready.isEmpty(); unready = unready(reasons)) {
            if (System.nanoTime() > until) {
                said.println("The service is not ready after " + longest.toSeconds() + " s: "
                        + String.join(", ", unready) + ". Its log says more.");
                return CommandLine.ExitCode.SOFTWARE;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return CommandLine.ExitCode.OK;
    }

    private static List<String> unready(Collection<UnreadyReason> reasons) {
        return reasons.stream()
                .map(UnreadyReason::unready)
                .flatMap(Optional::stream)
                .toList();
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
