package fr.voix.base.database;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** SQL of commits that wait for disk and standby, or do not, and of the server's run, which ends with a crash. */
@Singleton
record ServerRunRepository(Jdbc jdbc) {

    private static final String OR_BEGIN = "coalesce((select token from server_run), this_run())";

    /** The current run; empty before the first {@link #flush} since the server started. */
    Optional<UUID> find() {
        return jdbc.first("select token from server_run", row -> row.getObject(1, UUID.class));
    }

    /** Versions of schema and server, for the log. */
    String describe() {
        return jdbc.one("""
                select 'schema ' || coalesce(max(version), 'none') || ' of PostgreSQL ' || current_setting('server_version')
                from flyway_schema_history
                where success""", row -> row.getString(1));
    }

    /** Lets the commit of this transaction wait for nothing; passes on the current run. */
    static void commitEarly(RoundTrip trip, Consumer<UUID> run) {
        trip.each(
                "select set_config('synchronous_commit', 'off', true), " + OR_BEGIN,
                row -> run.accept(row.getObject(2, UUID.class)));
    }

    /**
     * Commits a transaction that changes nothing but waits for disk and standby, and returns the run. Cancelling it does no harm,
     * so no backend is left waiting for a standby for ever.
     */
    UUID flush(Duration longest) {
        String sql = "select set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, 'voix', ''), "
                + OR_BEGIN;
        return jdbc.committed(sql, row -> row.getObject(3, UUID.class), longest);
    }

    /**
     * How far a primary has written.
     *
     * @param run as {@link #find()} says
     * @param timeline changes with each promotion
     */
    record Position(@Nullable UUID run, String written, int timeline) {}

    /** The primary's position, with what is written but not flushed yet, as others can already read that. */
    Position position() {
        String sql = """
                select
                    (select token from server_run),
                    pg_current_wal_insert_lsn()::text,
                    ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::integer
                """;
        return jdbc.one(sql, row -> new Position(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)));
    }

    /**
     * Whether a standby has replayed up to the position. The position alone does not prove that after a promotion: a server that
     * had more of the former primary than the new one has, or was primary itself for a while, is further, with other content. So
     * it must also be on the same timeline, by its last restart point, which may follow a promotion by minutes.
     */
    boolean isReplayed(Position position) {
        String sql = """
                select pg_is_in_recovery()
                    and pg_last_wal_replay_lsn() >= ?::pg_lsn
                    and (select min_recovery_end_timeline from pg_control_recovery()) = ?
                """;
        return jdbc.one(sql, row -> row.getBoolean(1), position.written(), position.timeline());
    }
}
