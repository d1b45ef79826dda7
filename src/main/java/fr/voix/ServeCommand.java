package fr.voix;

import io.micronaut.runtime.Micronaut;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the web service until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Run the web service (the default).")
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Micronaut.build(new String[0])
                .mainClass(Voix.class)
                .properties(Map.of("voix.serving", "true"))
                .banner(false)
                .deduceEnvironment(false)
                .start();
        return VoixCommand.STILL_SERVING;
    }
}
