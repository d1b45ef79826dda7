package fr.voix.base.deployment;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/** Whether the database is the embedded one, or one configured by the operator. */
@Singleton
public final class DatabaseMode {

    private final boolean embedded;

    public DatabaseMode(@Nullable @Property(name = "datasources.default.url") String url) {
        this.embedded = url == null || url.isBlank();
    }

    /** True when no JDBC address is configured. */
    public boolean isEmbedded() {
        return embedded;
    }
}
