package fr.voix.ballot;

import fr.voix.platform.RoundTrip;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Where ballots came from, for 72 hours: 16 bytes for each ballot of a run of consecutive leaves. */
@Singleton
@Connectable
class NetworkRepository {

    /** Zeros are ballots that fell, and no network. */
    private static final String MARKS = """
            from ballot_network n
            cross join lateral generate_series(0, octet_length(n.networks) / 16 - 1) as i
            cross join lateral substring(n.networks from i * 16 + 1 for 16) as network
            where n.urn_id = ? and n.day = ? and network <> decode(repeat('00', 16), 'hex')
            """;

    private final JdbcOperations jdbc;

    NetworkRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<NetworkRun> runs, RoundTrip trip) {
        String sql = """
                insert into ballot_network (urn_id, first_index, day, networks)
                select urn_id, first_index, date '1970-01-01' + day, networks
                from unnest(?::bigint[], ?::bigint[], ?::int[], ?::bytea[]) as r (urn_id, first_index, day, networks)
                """;
        trip.update(
                sql,
                written -> {},
                runs.stream().mapToLong(NetworkRun::urnId).toArray(),
                runs.stream().mapToLong(NetworkRun::firstIndex).toArray(),
                runs.stream().mapToInt(run -> (int) run.day().toEpochDay()).toArray(),
                runs.stream().map(NetworkRun::networks).toArray(byte[][]::new));
    }

    /** Overwrites with zeros what was noted beside these ballots. */
    void erase(List<UrnBallot> ballots) {
        String sql = """
                update ballot_network
                set networks = overlay(networks placing decode(repeat('00', 16), 'hex')
                    from (? - first_index)::int * 16 + 1 for 16)
                where urn_id = ?
                    and first_index = (
                        select max(first_index) from ballot_network where urn_id = ? and first_index <= ?)
                    and octet_length(networks) > (? - first_index) * 16
                """;
        jdbc.prepareStatement(sql, statement -> {
            for (UrnBallot ballot : ballots) {
                statement.setLong(1, ballot.ballot().leafIndex());
                statement.setLong(2, ballot.urnId());
                statement.setLong(3, ballot.urnId());
                statement.setLong(4, ballot.ballot().leafIndex());
                statement.setLong(5, ballot.ballot().leafIndex());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    List<LocalDate> days(long urnId) {
        String sql = "select distinct day from ballot_network where urn_id = ? order by day desc";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            List<LocalDate> days = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    days.add(rows.getObject(1, LocalDate.class));
                }
            }
            return days;
        });
    }

    List<NetworkShare> busiest(long urnId, LocalDate day, int most) {
        String sql = "select network, count(*), (sum(count(*)) over ())::bigint\n" + MARKS + """
                group by network
                order by count(*) desc, network
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setObject(2, day);
            statement.setInt(3, most);
            List<NetworkShare> shares = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    shares.add(new NetworkShare(rows.getBytes(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return shares;
        });
    }

    long[] indexesOf(long urnId, LocalDate day, byte[] network) {
        String sql = "select n.first_index + i\n" + MARKS + "and network = ? order by 1";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setObject(2, day);
            statement.setBytes(3, network);
            LongStream.Builder indexes = LongStream.builder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    indexes.add(rows.getLong(1));
                }
            }
            return indexes.build().toArray();
        });
    }

    /** Deletes the marks of that day and of all days before. */
    int forget(Date upTo) {
        return jdbc.prepareStatement("delete from ballot_network where day <= ?", statement -> {
            statement.setDate(1, upTo);
            return statement.executeUpdate();
        });
    }
}
