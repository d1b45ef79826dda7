package fr.voix.site.export;

import fr.voix.base.database.Jdbc;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The SQL of the export that all instances serve. */
@Singleton
@Connectable
class PublishedExportRepository {

    private final Jdbc jdbc;
    private final JsonMapper json;

    PublishedExportRepository(Jdbc jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Whether the caller is the one that makes it now.
     *
     * @param due when it must have been looked at last
     * @param until how long nobody else does, should the caller not come back
     */
    boolean claim(Instant now, Instant due, Instant until) {
        String sql = "update export_state set making_until = ? where making_until <= ? and looked_at <= ?";
        return jdbc.update(sql, until, now, due) > 0;
    }

    /** The caller has looked, and made it where that was needed. */
    void note(Instant lookedAt) {
        jdbc.update("update export_state set looked_at = ?", lookedAt);
    }

    void release() {
        jdbc.update("update export_state set making_until = 'epoch'");
    }

    void take(Export export) {
        try {
            jdbc.update("update export_state set made = cast(? as jsonb)", json.writeValueAsString(export));
        } catch (IOException e) {
            throw new UncheckedIOException("An export is plain data", e);
        }
    }

    /** The newest that was made; the register may not say so yet. */
    Optional<Export> made() {
        return jdbc.first("select made::text from export_state where made is not null", this::export);
    }

    Optional<Export> shown() {
        return jdbc.first("select shown::text from export_state where shown is not null", this::export);
    }

    /** Shows what was made, from the end of the caller's transaction on; empty where it is shown already. */
    Optional<Export> show() {
        String sql = "update export_state set shown = made where made is distinct from shown returning shown::text";
        return jdbc.first(sql, this::export);
    }

    private Export export(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString(1), Export.class);
        } catch (IOException e) {
            throw new UncheckedIOException("An export of this service cannot be read", e);
        }
    }
}
