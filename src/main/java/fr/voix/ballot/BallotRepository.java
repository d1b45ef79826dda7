package fr.voix.ballot;

import fr.voix.urn.Choice;
import fr.voix.urn.Tier;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

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
            statement.setObject(2, key.uuid());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(ballot(rows, 1)) : Optional.empty();
            }
        });
    }

    /** The standing ballots of these voters, by urn and key. */
    Map<UrnVoter, Ballot> findAll(Collection<UrnVoter> voters) {
        String sql = "select b.urn_id, " + COLUMNS + """
                 from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, voter_key)
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
                select *
                from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::smallint[], ?::bigint[], ?::bytea[], ?::bytea[])
                on conflict (urn_id, voter_key) do update
                set choice = excluded.choice, tier = excluded.tier, leaf_index = excluded.leaf_index,
                    secret = excluded.secret, nonce = excluded.nonce
                """;
        int written = jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, longs(ballots, UrnBallot::urnId));
            statement.setObject(2, texts(ballots, b -> b.ballot().voterKey().hex()));
            statement.setObject(3, texts(ballots, b -> b.ballot().choice().name()));
            statement.setObject(4, tiers(ballots));
            statement.setObject(5, longs(ballots, b -> b.ballot().leafIndex()));
            statement.setObject(6, bytes(ballots, b -> b.ballot().secret()));
            statement.setObject(7, bytes(ballots, b -> b.ballot().nonce()));
            return statement.executeUpdate();
        });
        if (written != ballots.size()) {
            throw new IllegalStateException(written + " ballots written of " + ballots.size());
        }
    }

    void delete(Collection<UrnVoter> voters) {
        String sql = """
                delete from ballot b
                using unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, voter_key)
                where b.urn_id = v.urn_id and b.voter_key = v.voter_key
                """;
        jdbc.prepareStatement(sql, statement -> {
            bindVoters(statement, voters);
            return statement.executeUpdate();
        });
    }

    private static void bindVoters(PreparedStatement statement, Collection<UrnVoter> voters) throws SQLException {
        List<UrnVoter> list = List.copyOf(voters);
        statement.setObject(1, longs(list, UrnVoter::urnId));
        statement.setObject(2, texts(list, voter -> voter.voterKey().hex()));
    }

    // the driver sends arrays of these types in binary

    private static <T> long[] longs(List<T> items, ToLongFunction<T> value) {
        return items.stream().mapToLong(value).toArray();
    }

    private static <T> String[] texts(List<T> items, Function<T, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }

    private static <T> byte[][] bytes(List<T> items, Function<T, byte[]> value) {
        return items.stream().map(value).toArray(byte[][]::new);
    }

    private static short[] tiers(List<UrnBallot> ballots) {
        short[] tiers = new short[ballots.size()];
        for (int i = 0; i < tiers.length; i++) {
            tiers[i] = (short) ballots.get(i).ballot().tier().level();
        }
        return tiers;
    }

    private static Ballot ballot(ResultSet row, int first) throws SQLException {
        return new Ballot(
                VoterKey.of(row.getObject(first, UUID.class)),
                Choice.valueOf(row.getString(first + 1)),
                Tier.of(row.getInt(first + 2)),
                row.getLong(first + 3),
                row.getBytes(first + 4),
                row.getBytes(first + 5));
    }
}
