package fr.voix.urn.crowd;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL of groups of votes that wait to be looked at. */
@Singleton
record QuarantineRepository(Jdbc jdbc) {

    /** The groups of these origins that may still be joined. */
    Map<CrowdKey, AsideMark> findOpen(Collection<CrowdKey> keys) {
        String sql = """
                select q.urn_id, q.kind, q.day, q.network, q.quarantine_id
                from unnest(?::bigint[], ?::text[], ?::int[], ?::bytea[]) as k (urn_id, kind, day, network)
                join quarantine q
                    on q.urn_id = k.urn_id and q.kind = k.kind and q.day = date '1970-01-01' + k.day
                        and q.network = k.network
                where q.settled_by is null
                order by q.quarantine_id
                """;
        Map<CrowdKey, AsideMark> open = new HashMap<>();
        jdbc.each(
                sql,
                0,
                row -> open.put(
                        new CrowdKey(
                                row.getLong(1),
                                OriginKind.ofCode(row.getString(2)),
                                row.getObject(3, LocalDate.class),
                                ByteBuffer.wrap(row.getBytes(4))),
                        mark(row.getLong(5))),
                keys.stream().mapToLong(CrowdKey::urnId).toArray(),
                keys.stream().map(key -> key.kind().code()).toArray(String[]::new),
                keys.stream().mapToInt(key -> (int) key.day().toEpochDay()).toArray(),
                keys.stream().map(key -> key.hash().array()).toArray(byte[][]::new));
        return open;
    }

    /** Opens a group, under the lock of its urn. */
    AsideMark open(CrowdKey key, Instant hour) {
        String sql = """
                insert into quarantine (urn_id, kind, day, network, opened_in)
                values (?, ?, ?, ?, ?)
                returning quarantine_id
                """;
        return jdbc.one(
                sql,
                row -> mark(row.getLong(1)),
                key.urnId(),
                key.kind().code(),
                key.day(),
                key.hash().array(),
                hour);
    }

    private static AsideMark mark(long number) {
        return new AsideMark(AsideMark.WAITING, number);
    }

    /** The groups of an urn that nobody has decided on and of which something stands, the oldest first. */
    List<WaitingGroup> waiting(long urnId) {
        String sql = """
                select q.quarantine_id, q.kind, q.opened_in, b.standing + s.standing
                from quarantine q
                cross join lateral (
                    select count(*) as standing
                    from ballot_aside m
                    join ballot using (urn_id, voter_key)
                    where m.urn_id = q.urn_id and m.set_aside_id = q.quarantine_id) b
                cross join lateral (
                    select count(*) as standing
                    from signature
                    where urn_id = q.urn_id and aside_id = q.quarantine_id) s
                where q.urn_id = ? and q.settled_by is null and b.standing + s.standing > 0
                order by q.quarantine_id
                """;
        return jdbc.list(
                sql,
                row -> new WaitingGroup(
                        row.getLong(1),
                        OriginKind.ofCode(row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        row.getLong(4)),
                urnId);
    }

    /** Urns of one kind in which something waits, the one that waits longest first. */
    List<WaitingUrn> urnsWaiting(UrnKind kind, int most) {
        String sql = """
                select u.uid, count(*), min(u.waiting), min(q.quarantine_id), max(q.quarantine_id)
                from quarantine q
                join urn u using (urn_id)
                where q.settled_by is null and (u.uid ~ '^[0-9]') = ? and u.waiting > 0
                    and (exists (
                            select from ballot_aside m
                            join ballot b using (urn_id, voter_key)
                            where m.urn_id = q.urn_id and m.set_aside_id = q.quarantine_id)
                        or exists (
                            select from signature s
                            where s.urn_id = q.urn_id and s.aside_id = q.quarantine_id))
                group by u.uid
                order by min(q.quarantine_id)
                limit ?
                """;
        return jdbc.list(
                sql,
                row -> new WaitingUrn(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                kind == UrnKind.PETITION,
                most);
    }

    /** What a group has in common; empty when there is none that nobody has decided on. */
    Optional<OriginKind> findOpen(long urnId, long number) {
        String sql = "select kind from quarantine where urn_id = ? and quarantine_id = ? and settled_by is null";
        return jdbc.first(sql, row -> OriginKind.ofCode(row.getString(1)), urnId, number);
    }

    void settle(long urnId, long number, @Nullable Long decision) {
        String sql = "update quarantine set settled_by = ? where urn_id = ? and quarantine_id = ?";
        jdbc.update(sql, decision, urnId, number);
    }

    /** Forgets the origins of that day and of all days before; the groups stay. */
    int forget(Date upTo) {
        String sql = "update quarantine set network = null where day <= ? and network is not null";
        return jdbc.update(sql, upTo);
    }
}
