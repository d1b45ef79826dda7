package fr.voix.base.database;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** SQL that reads the state and settings of the server. */
@Singleton
record HealthRepository(Jdbc jdbc) {

    /** The value of one setting on this connection. */
    String setting(String name) {
        return jdbc.one("select current_setting(?)", row -> row.getString(1), name);
    }

    boolean isSuperuser() {
        return jdbc.exists("select 1 from pg_roles where rolname = current_user and rolsuper");
    }

    String role() {
        return jdbc.one("select current_user", row -> row.getString(1));
    }

    /** Tables that this role owns. */
    List<String> owned() {
        return jdbc.list("""
                select relname
                from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                    and pg_get_userbyid(relowner) = current_user
                order by relname
                """, row -> row.getString(1));
    }

    /** Tables and sequences on which this role lacks a right that the service needs. */
    List<String> withheld() {
        return jdbc.list("""
                select c.relname
                from pg_class c
                where c.relnamespace = 'public'::regnamespace
                    and (c.relkind in ('r', 'p', 'v') and not has_table_privilege(c.oid, 'select')
                        or c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
                            and not has_table_privilege(c.oid, 'insert')
                        or c.relkind = 'S' and not has_sequence_privilege(c.oid, 'usage'))
                order by c.relname
                """, row -> row.getString(1));
    }

    /** Append-only tables that this role could change. */
    List<String> changeable() {
        return jdbc.list("""
                select c.relname
                from pg_class c
                where c.relnamespace = 'public'::regnamespace
                    and c.relname in ('audit_entry', 'classification', 'contradicting_head', 'leaf', 'tile', 'register_leaf',
                        'register_tile')
                    and (has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete'))
                order by c.relname
                """, row -> row.getString(1));
    }

    Instant now() {
        return jdbc.one("select clock_timestamp()", row -> row.getTimestamp(1).toInstant());
    }

    /** Standbys that commits wait for; empty also when this role may not see them. */
    List<String> waitedFor() {
        return jdbc.list(
                "select application_name from pg_stat_replication where sync_state in ('sync', 'quorum')",
                row -> row.getString(1));
    }

    boolean mayKnowStandbys() {
        return jdbc.exists("select 1 where pg_has_role(current_user, 'pg_read_all_stats', 'usage')");
    }

    /** Makes a commit that waits for disk and standby. */
    void flush(Duration longest) {
        jdbc.committed(
                "select set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, 'voix', '')",
                row -> true,
                longest);
    }

    /** Connections still free for ordinary roles. */
    int free() {
        return jdbc.one("""
                select current_setting('max_connections')::int
                    - current_setting('superuser_reserved_connections')::int
                    - (select count(*)::int from pg_stat_activity where datid is not null)
                """, row -> row.getInt(1));
    }

    int ofThisRole() {
        return jdbc.one(
                "select count(*) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()",
                row -> row.getInt(1));
    }
}
