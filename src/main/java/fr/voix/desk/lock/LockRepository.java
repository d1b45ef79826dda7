package fr.voix.desk.lock;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who has which scrutin, or which petition, open on the desk. One statement decides who has it. */
@Singleton
record LockRepository(Jdbc jdbc) {

    private static final String TAKE_SCRUTIN = """
            insert into moderation_lock (scrutin_uid, moderator_id, expires_at)
            select uid, ?, ?
            from scrutin
            where uid = ?
            on conflict (scrutin_uid) do update
            set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
            where moderation_lock.expires_at <= ? or moderation_lock.moderator_id = excluded.moderator_id""";

    private static final String TAKE_PETITION = """
            insert into petition_lock (petition_id, moderator_id, expires_at)
            select petition_id, ?, ?
            from petition
            where petition_id = cast(? as bigint)
            on conflict (petition_id) do update
            set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
            where petition_lock.expires_at <= ? or petition_lock.moderator_id = excluded.moderator_id""";

    /** Who has something open on the desk, and until when. */
    record LockRow(int moderatorId, Instant expiresAt) {}

    /**
     * @param now locks that end before are over
     * @return whether this colleague has it: not when another one has, or when there is no such thing
     */
    boolean take(String uid, int moderatorId, Instant expiresAt, Instant now) {
        var sql = UrnKind.SCRUTIN.isOf(uid) ? TAKE_SCRUTIN : TAKE_PETITION;
        return jdbc.update(sql, moderatorId, expiresAt, uid, now) > 0;
    }

    /** A colleague works on one thing at a time. */
    void releaseOthers(int moderatorId, String uid) {
        var sql = UrnKind.SCRUTIN.isOf(uid)
                ? "delete from moderation_lock where scrutin_uid <> ? and moderator_id = ?"
                : "delete from petition_lock where petition_id <> cast(? as bigint) and moderator_id = ?";
        jdbc.update(sql, uid, moderatorId);
    }

    void release(int moderatorId, String uid) {
        var sql = UrnKind.SCRUTIN.isOf(uid)
                ? "delete from moderation_lock where scrutin_uid = ? and moderator_id = ?"
                : "delete from petition_lock where petition_id = cast(? as bigint) and moderator_id = ?";
        jdbc.update(sql, uid, moderatorId);
    }

    Optional<LockRow> ofOther(String uid, int moderatorId, Instant now) {
        var locks = UrnKind.SCRUTIN.isOf(uid)
                ? "from moderation_lock where scrutin_uid = ?"
                : "from petition_lock where petition_id = cast(? as bigint)";
        return jdbc.first(
                "select moderator_id, expires_at " + locks + " and moderator_id <> ? and expires_at > ?",
                row -> new LockRow(row.getInt("moderator_id"), Jdbc.instant(row, "expires_at")),
                uid,
                moderatorId,
                now);
    }

    /** Which colleague has which scrutin. */
    Map<String, Integer> ofOthers(Collection<String> uids, int moderatorId, Instant now) {
        var sql = """
                select scrutin_uid, moderator_id
                from moderation_lock
                where scrutin_uid = any(?) and moderator_id <> ? and expires_at > ?""";
        return jdbc
                .list(
                        sql,
                        row -> Map.entry(row.getString("scrutin_uid"), row.getInt("moderator_id")),
                        uids.toArray(String[]::new),
                        moderatorId,
                        now)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
