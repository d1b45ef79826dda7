package fr.voix.base.database;

import fr.voix.base.deployment.DatabaseMode;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanInitializedEventListener;
import io.micronaut.context.event.BeanInitializingEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Gives the connection pool the embedded PostgreSQL when no address is configured. */
@Singleton
record EmbeddedDatabaseListener(DatabaseMode mode, BeanProvider<EmbeddedDatabase> embedded)
        implements BeanInitializedEventListener<DatasourceConfiguration> {

    @Override
    public DatasourceConfiguration onInitialized(BeanInitializingEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration datasource = event.getBean();
        if (mode.isEmbedded()) {
            datasource.setUrl(embedded.get().start());
            datasource.setUsername("postgres");
            datasource.setPassword(embedded.get().password());
        }
        return datasource;
    }

    /** A running service answers what it has taken in, with its database, before it ends. */
    @EventListener
    void onServing(ServerStartupEvent event) {
        if (mode.isEmbedded()) {
            embedded.get().leaveToContext();
        }
    }
}
