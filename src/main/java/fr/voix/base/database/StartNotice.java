package fr.voix.base.database;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.ReleaseReader;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs at the start the versions of the service, the schema and the server. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class StartNotice {

    private static final Logger LOG = LoggerFactory.getLogger(StartNotice.class);

    private final ServerRunRepository runs;
    private final DatabaseMode mode;

    StartNotice(ServerRunRepository runs, DatabaseMode mode) {
        this.runs = runs;
        this.mode = mode;
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
