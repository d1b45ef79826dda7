package fr.voix.base.database;

import io.micronaut.core.annotation.Nullable;
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

    /** Schema and server, for people. */
    String describe() {
        return jdbc.one("""
                select 'schema ' || coalesce(max(version), 'none') || ' of PostgreSQL ' || current_setting('server_version')
                from flyway_schema_history
                where success""", row -> row.getString(1));
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

    /**
     * Up to where a primary has written.
     *
     * @param run as {@link #find()} says
     * @param timeline another one after each promotion
     */
    record Position(@Nullable UUID run, String written, int timeline) {}

    /** Of the primary; what is written and not flushed yet, others can read already. */
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
     * Whether a standby has all that was written up to there. A position alone would not say so behind a promotion: one that had
     * heard more of the former primary than the new one, or was a primary itself for a while, is further, with other things. So it
     * also has to be on the same timeline, by what it last kept of that: after a promotion that may be minutes later.
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
