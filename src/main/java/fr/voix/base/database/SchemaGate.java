package fr.voix.base.database;

import fr.voix.base.database.SchemaState.Kind;
import fr.voix.base.deployment.DatabaseMode;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a database whose schema is not that of this build. The service may migrate it, unless told to leave that to
 * {@code migrate}. No other command may, since a service of an older build may be using the database; only an empty embedded one
 * is migrated by any command.
 */
@Singleton
@Requires(property = "voix.schema.checked", notEquals = "false")
final class SchemaGate {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaGate.class);

    private final SchemaMigration migration;
    private final boolean isEmbedded;
    private final boolean mayMigrate;
    private final @Nullable String accepted;

    SchemaGate(
            SchemaMigration migration,
            DatabaseMode mode,
            @Property(name = "voix.serving", defaultValue = "false") boolean isServing,
            @Property(name = "voix.migrate", defaultValue = "true") boolean mayServiceMigrate,
            @Nullable @Property(name = "voix.accept-schema") String accepted) {
        this.migration = migration;
        this.isEmbedded = mode.isEmbedded();
        this.mayMigrate = isServing && mayServiceMigrate;
        this.accepted = accepted;
    }

    void pass(DatabaseLogin login) {
        SchemaState state = migration.state(login);
        Kind kind = state.kind();
        if (kind == Kind.CURRENT) {
            return;
        }
        if (kind == Kind.EMPTY && isEmbedded || mayMigrate && (kind == Kind.EMPTY || kind == Kind.OLDER)) {
            migration.migrate(login, LOG::warn);
            return;
        }
        if (kind == Kind.NEWER && state.version().equals(accepted)) {
            LOG.warn("The schema of the database is {}, newer than this build, as VOIX_ACCEPT_SCHEMA has it", accepted);
            return;
        }
        throw new SchemaException(state.sentence());
    }
}
