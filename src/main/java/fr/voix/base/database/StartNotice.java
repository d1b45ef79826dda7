package fr.voix.base.database;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.ReleaseReader;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what runs here, and on what. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class StartNotice {

    private static final Logger LOG = LoggerFactory.getLogger(StartNotice.class);

    private final ServerRunRepository runs;
    private final DatabaseMode mode;

    /** @param logFormat as logback has read it by itself */
    StartNotice(
            ServerRunRepository runs,
            DatabaseMode mode,
            @Property(name = "voix.log.format", defaultValue = "text") String logFormat) {
        this.runs = runs;
        this.mode = mode;
        if (!Set.of("text", "json").contains(logFormat)) {
            throw new ConfigurationException("VOIX_LOG_FORMAT is text or json, not " + logFormat);
        }
    }

    @EventListener
    void onStarted(ServerStartupEvent event) {
        LOG.info(
                "Voix {} on {}, {}",
                ReleaseReader.version(),
                runs.describe(),
                mode.isEmbedded() ? "embedded" : "named");
    }
}
