package fr.voix.ballot;

import fr.voix.platform.RoundTrip;
import fr.voix.urn.AsideMark;
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

/** The SQL of groups of ballots that wait to be looked at. */
@Singleton
@Connectable
class QuarantineRepository {

    private final JdbcOperations jdbc;

    QuarantineRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups of these networks that may still be joined. */
    Map<CrowdKey, AsideMark> findOpen(Collection<CrowdKey> networks) {
        String sql = """
                select q.urn_id, q.day, q.network, q.quarantine_id
                from unnest(?::bigint[], ?::int[], ?::bytea[]) as k (urn_id, day, network)
                join quarantine q
                    on q.urn_id = k.urn_id and q.day = date '1970-01-01' + k.day and q.network = k.network
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
                                        rows.getObject(2, LocalDate.class),
                                        ByteBuffer.wrap(rows.getBytes(3))),
                                mark(rows.getLong(4)));
                    }
                },
                networks.stream().mapToLong(CrowdKey::urnId).toArray(),
                networks.stream()
                        .mapToInt(network -> (int) network.day().toEpochDay())
                        .toArray(),
                networks.stream().map(network -> network.network().array()).toArray(byte[][]::new));
        trip.send();
        return open;
    }

    /** Opens a group, under the lock of its urn. */
    AsideMark open(CrowdKey network, Instant hour) {
        String sql = """
                insert into quarantine (urn_id, day, network, opened_in)
                values (?, ?, ?, ?)
                returning quarantine_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, network.urnId());
            statement.setDate(2, Date.valueOf(network.day()));
            statement.setBytes(3, network.network().array());
            statement.setTimestamp(4, Timestamp.from(hour));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return mark(row.getLong(1));
            }
        });
    }

    private static AsideMark mark(long number) {
        return new AsideMark(AsideMark.WAITING, number);
    }

    /** The groups of an urn that nobody has decided on, the oldest first. */
    List<WaitingGroup> waiting(long urnId) {
        String sql = """
                select q.quarantine_id, q.opened_in, count(b.voter_key)
                from quarantine q
                left join ballot_aside m on m.urn_id = q.urn_id and m.set_aside_id = q.quarantine_id
                left join ballot b on b.urn_id = m.urn_id and b.voter_key = m.voter_key
                where q.urn_id = ? and q.settled_by is null
                group by q.quarantine_id, q.opened_in
                order by q.quarantine_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            List<WaitingGroup> groups = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    groups.add(new WaitingGroup(
                            rows.getLong(1), rows.getTimestamp(2).toInstant(), rows.getLong(3)));
                }
            }
            return groups;
        });
    }

    /** Scrutins in which something waits, the one that waits longest first. */
    List<WaitingScrutin> scrutinsWaiting(int most) {
        String sql = """
                select s.uid, count(*), min(u.waiting)
                from quarantine q
                join urn u using (urn_id)
                join scrutin s using (urn_id)
                where q.settled_by is null
                group by s.uid
                order by min(q.quarantine_id)
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            List<WaitingScrutin> scrutins = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    scrutins.add(new WaitingScrutin(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return scrutins;
        });
    }

    /** Whether there is such a group that nobody has decided on. */
    boolean isOpen(long urnId, long number) {
        String sql = "select from quarantine where urn_id = ? and quarantine_id = ? and settled_by is null";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, number);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
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

    /** Forgets the networks of that day and of all days before; the groups stay. */
    int forget(Date upTo) {
        String sql = "update quarantine set network = null where day <= ? and network is not null";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setDate(1, upTo);
            return statement.executeUpdate();
        });
    }
}
