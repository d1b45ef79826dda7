package fr.voix.site.export;

import fr.voix.base.database.Jdbc;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The SQL of the export that all instances serve. */
@Singleton
@Connectable
class PublishedExportRepository {

    private static final String DUE =
            " where making_until <= clock_timestamp() and looked_at <= clock_timestamp() - ? * interval '1 second'";

    private final Jdbc jdbc;
    private final JsonMapper json;

    PublishedExportRepository(Jdbc jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * That somebody makes it, until another one claims it.
     *
     * @param at when that began, by the clock of the database
     */
    record Claim(UUID token, Instant at) {}

    /** @param pause how long ago it must have been looked at last */
    boolean isDue(Duration pause) {
        return jdbc.exists("select 1 from export_state" + DUE, seconds(pause));
    }

    /**
     * Empty where somebody else makes it.
     *
     * @param pause as above
     * @param lease how long nobody else does, should the caller not come back
     */
    Optional<Claim> claim(Duration pause, Duration lease) {
        String sql = """
                update export_state
                set making_token = gen_random_uuid(), making_until = clock_timestamp() + ? * interval '1 second'
                """ + DUE + " returning making_token, clock_timestamp()";
        return jdbc.first(
                sql,
                row -> new Claim(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()),
                seconds(lease),
                seconds(pause));
    }

    /** For that long from now on nobody else does, once a quarter of the time is over; nothing where it was overtaken. */
    void renew(Claim claim, Duration lease) {
        String sql = """
                update export_state
                set making_until = clock_timestamp() + ? * interval '1 second'
                where making_token = ? and making_until < clock_timestamp() + 0.75 * ? * interval '1 second'
                """;
        jdbc.update(sql, seconds(lease), claim.token(), seconds(lease));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    /** The caller has looked, and made it where that was needed. */
    void note(Claim claim) {
        jdbc.update("update export_state set looked_at = ? where making_token = ?", claim.at(), claim.token());
    }

    void release(Claim claim) {
        String sql = "update export_state set making_until = 'epoch', making_token = null where making_token = ?";
        jdbc.update(sql, claim.token());
    }

    /** @throws IllegalStateException when another one has claimed it since */
    void take(Claim claim, Export export) {
        try {
            String sql = "update export_state set made = cast(? as jsonb) where making_token = ?";
            if (jdbc.update(sql, json.writeValueAsString(export), claim.token()) == 0) {
                throw new IllegalStateException("Another instance has claimed the export since");
            }
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
