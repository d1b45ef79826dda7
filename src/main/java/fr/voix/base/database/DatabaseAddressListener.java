package fr.voix.base.database;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns at the start when the connection to the database can be read or tampered with on the network. */
@Singleton
@Requires(property = "datasources.default.url")
record DatabaseAddressListener(
        @Property(name = "datasources.default.url") String url,
        @Nullable @Property(name = "voix.database.read-url") String readUrl) {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAddressListener.class);

    @EventListener
    void onServing(ServerStartupEvent event) {
        if (!new DatabaseAddress(url).isSafe() || readUrl != null && !new DatabaseAddress(readUrl).isSafe()) {
            LOG.warn("THE DATABASE'S CONNECTION IS NOT CHECKED: it is on another machine, and its address does not say"
                    + " sslmode=verify-full");
        }
    }
}
