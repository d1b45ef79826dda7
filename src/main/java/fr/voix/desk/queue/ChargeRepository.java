package fr.voix.desk.queue;

import fr.voix.base.database.Jdbc;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The SQL of what is entrusted or left for later. The primary key decides between two who write at once. */
@Singleton
record ChargeRepository(Jdbc jdbc) {

    private static final String WAITING = """
                and not exists (
                    select
                    from scrutin_theme x
                    where x.scrutin_uid = c.scrutin_uid)
                and not exists (
                    select
                    from amendement e
                    where e.uid = c.scrutin_uid and not e.is_shown)
            """;

    /** Of those that wait still. */
    List<Charge> of(Collection<String> uids) {
        var sql = """
                select c.scrutin_uid, c.moderator_id, c.is_later, c.note, c.written_by, c.written_at
                from scrutin_charge c
                where c.scrutin_uid = any(?)
                """ + WAITING;
        return jdbc.list(
                sql,
                row -> new Charge(
                        row.getString("scrutin_uid"),
                        row.getObject("moderator_id", Integer.class),
                        row.getBoolean("is_later"),
                        row.getString("note"),
                        row.getInt("written_by"),
                        Jdbc.instant(row, "written_at")),
                (Object) uids.toArray(String[]::new));
    }

    /** What is entrusted to a colleague and waits, the longest first. */
    List<String> entrustedTo(int moderatorId, int most) {
        var sql = """
                select c.scrutin_uid
                from scrutin_charge c
                where c.moderator_id = ?
                """ + WAITING + """
                order by c.written_at
                limit ?""";
        return jdbc.list(sql, row -> row.getString(1), moderatorId, most);
    }

    /**
     * @param seen when the one was written that this takes the place of; null for none
     * @return false when there is another one, or no such scrutin that waits
     */
    boolean put(Charge charge, @Nullable Instant seen) {
        var sql = """
                insert into scrutin_charge (scrutin_uid, moderator_id, is_later, note, written_by, written_at)
                select uid, cast(? as int), ?, ?, ?, ?
                from scrutin
                where uid = ?
                    and not exists (
                        select
                        from scrutin_theme x
                        where x.scrutin_uid = uid)
                on conflict (scrutin_uid) do update
                set moderator_id = excluded.moderator_id, is_later = excluded.is_later, note = excluded.note,
                    written_by = excluded.written_by, written_at = excluded.written_at
                where scrutin_charge.written_at = cast(? as timestamptz)""";
        return jdbc.update(
                        sql,
                        charge.moderatorId(),
                        charge.isLater(),
                        charge.note(),
                        charge.writtenBy(),
                        charge.writtenAt(),
                        charge.scrutinUid(),
                        seen)
                > 0;
    }

    boolean drop(String uid, Instant seen) {
        return jdbc.update("delete from scrutin_charge where scrutin_uid = ? and written_at = ?", uid, seen) > 0;
    }

    void dropAll(Collection<String> uids) {
        jdbc.update("delete from scrutin_charge where scrutin_uid = any(?)", (Object) uids.toArray(String[]::new));
    }
}
