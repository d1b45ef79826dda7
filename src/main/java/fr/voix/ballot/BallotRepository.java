package fr.voix.ballot;

import fr.voix.urn.Choice;
import fr.voix.urn.Tier;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The SQL of ballots; set-based, as a batch of the writer needs it. */
@Singleton
@Connectable
class BallotRepository {

    private static final String COLUMNS = "b.voter_key, b.choice, b.tier, b.leaf_index, b.secret, b.nonce";

    private final JdbcOperations jdbc;

    BallotRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Ballot> find(long urnId, VoterKey key) {
        String sql = "select " + COLUMNS + " from ballot b where b.urn_id = ? and b.voter_key = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setBytes(2, key.bytes());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(ballot(rows, 1)) : Optional.empty();
            }
        });
    }

    /** The standing ballots of these voters, by urn and key. */
    Map<UrnVoter, Ballot> findAll(Collection<UrnVoter> voters) {
        String sql = "select b.urn_id, " + COLUMNS + """
                 from unnest(?::bigint[], ?::bytea[]) as v (urn_id, voter_key)
                join ballot b using (urn_id, voter_key)
                """;
        return jdbc.prepareStatement(sql, statement -> {
            bindVoters(statement, voters);
            Map<UrnVoter, Ballot> standing = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Ballot ballot = ballot(rows, 2);
                    standing.put(new UrnVoter(rows.getLong(1), ballot.voterKey()), ballot);
                }
            }
            return standing;
        });
    }

    /** Inserts, or replaces what stood; the primary key holds one ballot a voter whatever else happens. */
    void upsert(List<UrnBallot> ballots) {
        String sql = """
                insert into ballot (urn_id, voter_key, choice, tier, leaf_index, secret, nonce)
                select * from unnest(?::bigint[], ?::bytea[], ?::text[], ?::smallint[], ?::bigint[], ?::bytea[], ?::bytea[])
                on conflict (urn_id, voter_key) do update
                set choice = excluded.choice, tier = excluded.tier, leaf_index = excluded.leaf_index,
                    secret = excluded.secret, nonce = excluded.nonce
                """;
        int written = jdbc.prepareStatement(sql, statement -> {
            bind(statement, 1, "bigint", ballots, UrnBallot::urnId);
            bindBytes(statement, 2, ballots, b -> b.ballot().voterKey().bytes());
            bind(statement, 3, "text", ballots, b -> b.ballot().choice().name());
            bind(statement, 4, "smallint", ballots, b ->
                    (short) b.ballot().tier().level());
            bind(statement, 5, "bigint", ballots, b -> b.ballot().leafIndex());
            bindBytes(statement, 6, ballots, b -> b.ballot().secret());
            bindBytes(statement, 7, ballots, b -> b.ballot().nonce());
            return statement.executeUpdate();
        });
        if (written != ballots.size()) {
            throw new IllegalStateException(written + " ballots written of " + ballots.size());
        }
    }

    void upsertNetworks(List<UrnBallot> ballots) {
        String sql = """
                insert into ballot_network (urn_id, voter_key, day, network)
                select * from unnest(?::bigint[], ?::bytea[], ?::date[], ?::bytea[])
                on conflict (urn_id, voter_key) do update
                set day = excluded.day, network = excluded.network
                """;
        jdbc.prepareStatement(sql, statement -> {
            bind(statement, 1, "bigint", ballots, UrnBallot::urnId);
            bindBytes(statement, 2, ballots, b -> b.ballot().voterKey().bytes());
            bind(statement, 3, "date", ballots, b -> Date.valueOf(b.network().day()));
            bindBytes(statement, 4, ballots, b -> b.network().hash());
            return statement.executeUpdate();
        });
    }

    /** Deletes ballots and what was noted beside them. */
    void delete(Collection<UrnVoter> voters) {
        for (String table : List.of("ballot", "ballot_network")) {
            String sql = "delete from " + table + """
                     b using unnest(?::bigint[], ?::bytea[]) as v (urn_id, voter_key)
                    where b.urn_id = v.urn_id and b.voter_key = v.voter_key
                    """;
            jdbc.prepareStatement(sql, statement -> {
                bindVoters(statement, voters);
                return statement.executeUpdate();
            });
        }
    }

    private static void bindVoters(PreparedStatement statement, Collection<UrnVoter> voters) throws SQLException {
        List<UrnVoter> list = new ArrayList<>(voters);
        bind(statement, 1, "bigint", list, UrnVoter::urnId);
        bindBytes(statement, 2, list, v -> v.voterKey().bytes());
    }

    private static <T> void bind(
            PreparedStatement statement, int parameter, String type, List<T> items, Function<T, Object> value)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                parameter,
                connection.createArrayOf(type, items.stream().map(value).toArray()));
    }

    /** The driver takes arrays of bytea as {@code byte[][]} alone. */
    private static <T> void bindBytes(
            PreparedStatement statement, int parameter, List<T> items, Function<T, byte[]> value) throws SQLException {
        byte[][] values = items.stream().map(value).toArray(byte[][]::new);
        statement.setArray(parameter, statement.getConnection().createArrayOf("bytea", values));
    }

    private static Ballot ballot(ResultSet row, int first) throws SQLException {
        return new Ballot(
                new VoterKey(row.getBytes(first)),
                Choice.valueOf(row.getString(first + 1)),
                Tier.of(row.getInt(first + 2)),
                row.getLong(first + 3),
                row.getBytes(first + 4),
                row.getBytes(first + 5));
    }

    /** A voter in one urn. */
    record UrnVoter(long urnId, VoterKey voterKey) {}

    /** A ballot, its urn, and the network it came from. */
    record UrnBallot(long urnId, Ballot ballot, NetworkMark network) {}
}
