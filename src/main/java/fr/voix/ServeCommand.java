package fr.voix;

import io.micronaut.runtime.Micronaut;
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
        Micronaut.build(new String[0])
                .mainClass(Voix.class)
                .properties(properties)
                .banner(false)
                .deduceEnvironment(false)
                .start();
        return VoixCommand.STILL_SERVING;
    }
}
