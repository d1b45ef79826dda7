package fr.voix.ballot;

import fr.voix.platform.RoundTrip;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.util.List;

/** Where ballots came from, for 72 hours: 16 bytes for each ballot of a run of consecutive leaves. */
@Singleton
@Connectable
class NetworkRepository {

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

    /** Deletes the marks of that day and of all days before. */
    int forget(Date upTo) {
        return jdbc.prepareStatement("delete from ballot_network where day <= ?", statement -> {
            statement.setDate(1, upTo);
            return statement.executeUpdate();
        });
    }
}
