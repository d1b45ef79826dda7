package fr.voix.base.database;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The SQL of commits that wait, of those that do not, and of the run of the server that carries them out. */
@Singleton
record ServerRunRepository(Jdbc jdbc) {

    private static final String OR_BEGIN = "coalesce((select token from server_run), this_run())";

    /** Empty on a server that nobody has asked to {@link #flush} since it began. */
    Optional<UUID> find() {
        return jdbc.first("select token from server_run", row -> row.getObject(1, UUID.class));
    }

    /** This transaction's commit waits for nothing; tells in which run it is. */
    static void commitEarly(RoundTrip trip, Consumer<UUID> run) {
        trip.each(
                "select set_config('synchronous_commit', 'off', true), " + OR_BEGIN,
                row -> run.accept(row.getObject(2, UUID.class)));
    }

    /**
     * A commit that changes nothing and waits for disk and standby; in which run. To cancel it does no harm, so that it leaves no
     * backend behind that waits for a standby for ever.
     */
    UUID flush(Duration longest) {
        String sql = "select set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, 'voix', ''), "
                + OR_BEGIN;
        return jdbc.committed(sql, row -> row.getObject(3, UUID.class), longest);
    }
}
