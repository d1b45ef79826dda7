package fr.voix.base.database;

import fr.voix.base.deployment.DatabaseMode;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanInitializedEventListener;
import io.micronaut.context.event.BeanInitializingEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/**
 * Gives the connection pool the embedded PostgreSQL when no address is configured, and stops the start when the database has
 * another schema than this build.
 */
@Singleton
record DatabaseListener(DatabaseMode mode, BeanProvider<EmbeddedDatabase> embedded, BeanProvider<SchemaGate> gate)
        implements BeanInitializedEventListener<DatasourceConfiguration> {

    private static final String MAIN = "default";

    @Override
    public DatasourceConfiguration onInitialized(BeanInitializingEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration datasource = event.getBean();
        if (mode.isEmbedded()) {
            datasource.setUrl(embedded.get().start());
            datasource.setUsername(EmbeddedDatabase.USER);
            datasource.setPassword(embedded.get().password());
        }
        if (datasource.getName().equals(MAIN)) {
            var login = new DatabaseLogin(datasource.getUrl(), datasource.getUsername(), datasource.getPassword());
            gate.ifPresent(schema -> schema.pass(login));
        }
        return datasource;
    }

    /** Once the service runs, its context closes the database, after the requests under way are answered. */
    @EventListener
    void onServing(ServerStartupEvent event) {
        if (mode.isEmbedded()) {
            embedded.get().leaveToContext();
        }
    }
}
