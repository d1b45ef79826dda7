package fr.voix.vote.ballot;

import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.Tier;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
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
            return one(statement);
        });
    }

    /** The ballot that a receipt opens, if it stands. */
    Optional<Ballot> findByReceipt(long urnId, long leafIndex, byte[] secret, byte[] nonce) {
        String sql = "select " + COLUMNS + """
                 from ballot b
                where b.urn_id = ? and b.leaf_index = ? and b.secret = ? and b.nonce = ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, leafIndex);
            statement.setBytes(3, secret);
            statement.setBytes(4, nonce);
            return one(statement);
        });
    }

    /** The standing ballot of a leaf. */
    Optional<Ballot> findByLeaf(long urnId, long leafIndex) {
        String sql = "select " + COLUMNS + " from ballot b where b.urn_id = ? and b.leaf_index = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, leafIndex);
            return one(statement);
        });
    }

    /** Rows in the order of their keys, after one (exclusive) or from the first. */
    List<Ballot> page(long urnId, @Nullable VoterKey after, int most) {
        String sql = "select " + COLUMNS + """
                 from ballot b
                where b.urn_id = ? and (?::uuid is null or b.voter_key > ?)
                order by b.voter_key
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            UUID from = after == null ? null : after.uuid();
            statement.setLong(1, urnId);
            statement.setObject(2, from, Types.OTHER);
            statement.setObject(3, from, Types.OTHER);
            statement.setInt(4, most);
            List<Ballot> ballots = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ballots.add(ballot(rows, 1));
                }
            }
            return ballots;
        });
    }

    /** What stands in a range and is not set aside, per tier and choice. */
    Counts count(long urnId, LeafRange range) {
        String sql = """
                select b.tier, b.choice, count(*)
                from ballot b
                where b.urn_id = ? and b.leaf_index >= ? and b.leaf_index < ?
                    and (?::bigint[] is null or b.leaf_index = any(?::bigint[]))
                    and not exists (
                        select from ballot_aside m where m.urn_id = b.urn_id and m.voter_key = b.voter_key)
                group by b.tier, b.choice
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, range.first());
            statement.setLong(3, range.end());
            statement.setObject(4, range.only());
            statement.setObject(5, range.only());
            return counts(statement.executeQuery());
        });
    }

    /** What stands of voters that a decision marked, per tier and choice. */
    Counts countOfDecision(long urnId, long number) {
        String sql = """
                select b.tier, b.choice, count(*)
                from ballot_aside m
                join ballot b using (urn_id, voter_key)
                where m.urn_id = ? and m.set_aside_id = ?
                group by b.tier, b.choice
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, number);
            return counts(statement.executeQuery());
        });
    }

    private static Counts counts(ResultSet found) throws SQLException {
        Counts counts = Counts.NONE;
        try (ResultSet rows = found) {
            while (rows.next()) {
                counts = counts.plus(Tier.of(rows.getInt(1)), Choice.valueOf(rows.getString(2)), rows.getLong(3));
            }
        }
        return counts;
    }

    /** The standing ballots of these voters, by urn and key; the answer is filled when the trip is sent. */
    Map<UrnVoter, Ballot> findAll(Collection<UrnVoter> voters, RoundTrip trip) {
        String sql = "select b.urn_id, " + COLUMNS + """
                 from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, voter_key)
                join ballot b using (urn_id, voter_key)
                """;
        Map<UrnVoter, Ballot> standing = new HashMap<>();
        trip.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        Ballot ballot = ballot(rows, 2);
                        standing.put(new UrnVoter(rows.getLong(1), ballot.voterKey()), ballot);
                    }
                },
                urnIds(voters),
                keys(voters));
        return standing;
    }

    /** As above, at once. */
    Map<UrnVoter, Ballot> findAll(Collection<UrnVoter> voters) {
        RoundTrip trip = new RoundTrip(jdbc);
        Map<UrnVoter, Ballot> standing = findAll(voters, trip);
        trip.send();
        return standing;
    }

    /** Inserts, or replaces what stood; the primary key holds one ballot a voter whatever else happens. */
    void upsert(List<UrnBallot> ballots, RoundTrip trip) {
        String sql = """
                insert into ballot (urn_id, voter_key, choice, tier, leaf_index, secret, nonce)
                select *
                from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::smallint[], ?::bigint[], ?::bytea[], ?::bytea[])
                on conflict (urn_id, voter_key) do update
                set choice = excluded.choice, tier = excluded.tier, leaf_index = excluded.leaf_index,
                    secret = excluded.secret, nonce = excluded.nonce
                """;
        trip.update(
                sql,
                written -> requireAll(written, ballots.size()),
                longs(ballots, UrnBallot::urnId),
                texts(ballots, b -> b.ballot().voterKey().hex()),
                texts(ballots, b -> b.ballot().choice().name()),
                tiers(ballots),
                longs(ballots, b -> b.ballot().leafIndex()),
                bytes(ballots, b -> b.ballot().secret()),
                bytes(ballots, b -> b.ballot().nonce()));
    }

    private static void requireAll(int written, int ballots) {
        if (written != ballots) {
            throw new IllegalStateException(written + " ballots written of " + ballots);
        }
    }

    void delete(UrnVoter voter) {
        RoundTrip trip = new RoundTrip(jdbc);
        delete(List.of(voter), trip);
        trip.send();
    }

    void delete(Collection<UrnVoter> voters, RoundTrip trip) {
        String sql = """
                delete from ballot b
                using unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, voter_key)
                where b.urn_id = v.urn_id and b.voter_key = v.voter_key
                """;
        trip.update(sql, deleted -> {}, urnIds(voters), keys(voters));
    }

    private static long[] urnIds(Collection<UrnVoter> voters) {
        return longs(List.copyOf(voters), UrnVoter::urnId);
    }

    private static String[] keys(Collection<UrnVoter> voters) {
        return texts(List.copyOf(voters), voter -> voter.voterKey().hex());
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

    private static Optional<Ballot> one(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(ballot(rows, 1)) : Optional.empty();
        }
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
