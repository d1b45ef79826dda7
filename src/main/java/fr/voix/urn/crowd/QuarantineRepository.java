package fr.voix.urn.crowd;

import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL of groups of votes that wait to be looked at. */
@Singleton
@Connectable
class QuarantineRepository {

    private final JdbcOperations jdbc;

    QuarantineRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

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
        RoundTrip trip = new RoundTrip(jdbc);
        trip.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        open.put(
                                new CrowdKey(
                                        rows.getLong(1),
                                        OriginKind.ofCode(rows.getString(2)),
                                        rows.getObject(3, LocalDate.class),
                                        ByteBuffer.wrap(rows.getBytes(4))),
                                mark(rows.getLong(5)));
                    }
                },
                keys.stream().mapToLong(CrowdKey::urnId).toArray(),
                keys.stream().map(key -> key.kind().code()).toArray(String[]::new),
                keys.stream().mapToInt(key -> (int) key.day().toEpochDay()).toArray(),
                keys.stream().map(key -> key.hash().array()).toArray(byte[][]::new));
        trip.send();
        return open;
    }

    /** Opens a group, under the lock of its urn. */
    AsideMark open(CrowdKey key, Instant hour) {
        String sql = """
                insert into quarantine (urn_id, kind, day, network, opened_in)
                values (?, ?, ?, ?, ?)
                returning quarantine_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, key.urnId());
            statement.setString(2, key.kind().code());
            statement.setDate(3, Date.valueOf(key.day()));
            statement.setBytes(4, key.hash().array());
            statement.setTimestamp(5, Timestamp.from(hour));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return mark(row.getLong(1));
            }
        });
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
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            List<WaitingGroup> groups = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    groups.add(new WaitingGroup(
                            rows.getLong(1),
                            OriginKind.ofCode(rows.getString(2)),
                            rows.getTimestamp(3).toInstant(),
                            rows.getLong(4)));
                }
            }
            return groups;
        });
    }

    /** Urns of one kind in which something waits, the one that waits longest first. */
    List<WaitingUrn> urnsWaiting(UrnKind kind, int most) {
        String sql = """
                select u.uid, count(*), min(u.waiting)
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
        return jdbc.prepareStatement(sql, statement -> {
            statement.setBoolean(1, kind == UrnKind.PETITION);
            statement.setInt(2, most);
            List<WaitingUrn> urns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    urns.add(new WaitingUrn(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return urns;
        });
    }

    /** What a group has in common; empty when there is none that nobody has decided on. */
    Optional<OriginKind> findOpen(long urnId, long number) {
        String sql = "select kind from quarantine where urn_id = ? and quarantine_id = ? and settled_by is null";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, number);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(OriginKind.ofCode(rows.getString(1))) : Optional.empty();
            }
        });
    }

    void settle(long urnId, long number, @Nullable Long decision) {
        String sql = "update quarantine set settled_by = ? where urn_id = ? and quarantine_id = ?";
        jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, decision, Types.BIGINT);
            statement.setLong(2, urnId);
            statement.setLong(3, number);
            return statement.executeUpdate();
        });
    }

    /** Forgets the origins of that day and of all days before; the groups stay. */
    int forget(Date upTo) {
        String sql = "update quarantine set network = null where day <= ? and network is not null";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setDate(1, upTo);
            return statement.executeUpdate();
        });
    }
}
