package fr.voix.vote.ballot;

import fr.voix.base.database.Columns;
import fr.voix.base.database.Jdbc;
import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.Tier;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of ballots, and of voters whose ballots are set aside; most statements handle a whole batch. */
@Singleton
record BallotRepository(Jdbc jdbc) {

    private static final String COLUMNS = "b.voter_key, b.choice, b.tier, b.leaf_index, b.secret, b.nonce";

    Optional<Ballot> find(long urnId, VoterKey key) {
        return first("where b.urn_id = ? and b.voter_key = ?", urnId, key.uuid());
    }

    /** The current ballot that a receipt opens. */
    Optional<Ballot> findByReceipt(long urnId, long leafIndex, byte[] secret, byte[] nonce) {
        String where = "where b.urn_id = ? and b.leaf_index = ? and b.secret = ? and b.nonce = ?";
        return first(where, urnId, leafIndex, secret, nonce);
    }

    /** The current ballot with this leaf. */
    Optional<Ballot> findByLeaf(long urnId, long leafIndex) {
        return first("where b.urn_id = ? and b.leaf_index = ?", urnId, leafIndex);
    }

    /** Ballots in the order of their voter keys, after this key or from the first. */
    List<Ballot> page(long urnId, @Nullable UUID after, int most) {
        String clause = """
                where b.urn_id = ? and (?::uuid is null or b.voter_key > ?)
                order by b.voter_key
                limit ?
                """;
        return list(clause, urnId, after, after, most);
    }

    private Optional<Ballot> first(String clause, Object... values) {
        return list(clause, values).stream().findFirst();
    }

    private List<Ballot> list(String clause, Object... values) {
        return jdbc.list("select " + COLUMNS + " from ballot b " + clause, row -> ballot(row, 1), values);
    }

    /** Counts current ballots in a range that are not set aside, by tier and choice. */
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
        return counts(sql, urnId, range.first(), range.end(), range.only(), range.only());
    }

    /** Counts current ballots of voters that a decision marked, by tier and choice. */
    Counts countOfDecision(long urnId, long number) {
        String sql = """
                select b.tier, b.choice, count(*)
                from ballot_aside m
                join ballot b using (urn_id, voter_key)
                where m.urn_id = ? and m.set_aside_id = ?
                group by b.tier, b.choice
                """;
        return counts(sql, urnId, number);
    }

    private Counts counts(String sql, Object... values) {
        return jdbc
                .list(
                        sql,
                        row -> Counts.NONE.plus(
                                Tier.of(row.getInt(1)), Choice.valueOf(row.getString(2)), row.getLong(3)),
                        values)
                .stream()
                .reduce(Counts.NONE, Counts::plus);
    }

    /** The current ballots of these voters; the map is filled when the trip is sent. */
    Map<UrnVoter, Ballot> findAll(Collection<UrnVoter> voters, RoundTrip trip) {
        String sql = "select b.urn_id, " + COLUMNS + """
                 from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, voter_key)
                join ballot b using (urn_id, voter_key)
                """;
        Map<UrnVoter, Ballot> standing = new HashMap<>();
        trip.each(
                sql,
                row -> {
                    Ballot ballot = ballot(row, 2);
                    standing.put(new UrnVoter(row.getLong(1), ballot.voterKey()), ballot);
                },
                urnIds(voters),
                keys(voters));
        return standing;
    }

    /** As above, sent at once. */
    Map<UrnVoter, Ballot> findAll(Collection<UrnVoter> voters) {
        RoundTrip trip = jdbc.roundTrip();
        Map<UrnVoter, Ballot> standing = findAll(voters, trip);
        trip.send();
        return standing;
    }

    /** Ballots of voters who have none there: the primary key refuses a second one. */
    void insert(List<UrnBallot> ballots, RoundTrip trip) {
        String sql = """
                insert into ballot (urn_id, voter_key, choice, tier, leaf_index, secret, nonce)
                select *
                from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::smallint[], ?::bigint[], ?::bytea[], ?::bytea[])
                """;
        trip.updateAll(sql, ballots.size(), columns(ballots));
    }

    /** Replaces current ballots. */
    void replace(List<UrnBallot> ballots, RoundTrip trip) {
        String sql = """
                update ballot b
                set choice = v.choice, tier = v.tier, leaf_index = v.leaf_index, secret = v.secret, nonce = v.nonce
                from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::smallint[], ?::bigint[], ?::bytea[], ?::bytea[])
                    as v (urn_id, voter_key, choice, tier, leaf_index, secret, nonce)
                where b.urn_id = v.urn_id and b.voter_key = v.voter_key
                """;
        trip.updateAll(sql, ballots.size(), columns(ballots));
    }

    private static Object[] columns(List<UrnBallot> ballots) {
        return new Object[] {
            Columns.longs(ballots, UrnBallot::urnId),
            Columns.texts(ballots, b -> b.ballot().voterKey().hex()),
            Columns.texts(ballots, b -> b.ballot().choice().name()),
            tiers(ballots),
            Columns.longs(ballots, b -> b.ballot().leafIndex()),
            Columns.bytes(ballots, b -> b.ballot().secret()),
            Columns.bytes(ballots, b -> b.ballot().nonce())
        };
    }

    private static short[] tiers(List<UrnBallot> ballots) {
        short[] tiers = new short[ballots.size()];
        for (int i = 0; i < tiers.length; i++) {
            tiers[i] = (short) ballots.get(i).ballot().tier().level();
        }
        return tiers;
    }

    void delete(UrnVoter voter) {
        jdbc.update(
                "delete from ballot where urn_id = ? and voter_key = ?",
                voter.urnId(),
                voter.voterKey().uuid());
    }

    void delete(Collection<UrnVoter> voters, RoundTrip trip) {
        String sql = """
                delete from ballot b
                using unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, voter_key)
                where b.urn_id = v.urn_id and b.voter_key = v.voter_key
                """;
        trip.update(sql, urnIds(voters), keys(voters));
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

    /** Null for a voter whose ballots count. */
    @Nullable
    AsideMark mark(UrnVoter voter) {
        return marks(List.of(voter)).get(voter);
    }

    /** The marks of these voters; those without one are absent. */
    Map<UrnVoter, AsideMark> marks(Collection<UrnVoter> voters) {
        String sql = """
                select m.urn_id, m.voter_key, m.rule, m.set_aside_id
                from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, voter_key)
                join ballot_aside m using (urn_id, voter_key)
                """;
        Map<UrnVoter, AsideMark> marks = new HashMap<>();
        jdbc.each(
                sql,
                0,
                row -> marks.put(
                        new UrnVoter(row.getLong(1), VoterKey.of(row.getObject(2, UUID.class))),
                        new AsideMark(row.getString(3), row.getLong(4))),
                urnIds(voters),
                keys(voters));
        return marks;
    }

    /** Marks voters; fails for a voter who is marked already. */
    void insertMarks(Map<UrnVoter, AsideMark> marks) {
        String sql = """
                insert into ballot_aside (urn_id, voter_key, rule, set_aside_id)
                select * from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::bigint[])
                """;
        List<UrnVoter> voters = List.copyOf(marks.keySet());
        jdbc.update(
                sql,
                urnIds(voters),
                keys(voters),
                Columns.texts(voters, voter -> marks.get(voter).rule()),
                Columns.longs(voters, voter -> marks.get(voter).number()));
    }

    void deleteMarks(long urnId, Collection<UUID> voters) {
        String sql = """
                delete from ballot_aside m
                using unnest(?::text[]::uuid[]) as v (voter_key)
                where m.urn_id = ? and m.voter_key = v.voter_key
                """;
        jdbc.update(sql, Columns.texts(voters, UUID::toString), urnId);
    }

    /** Voters that one decision marked, in the order of their keys. */
    List<UUID> marked(long urnId, long number, int most) {
        String sql = """
                select voter_key
                from ballot_aside
                where urn_id = ? and set_aside_id = ?
                order by voter_key
                limit ?
                """;
        return jdbc.list(sql, row -> row.getObject(1, UUID.class), urnId, number, most);
    }

    /** How many voters one decision marked. */
    long countMarked(long urnId, long number) {
        String sql = "select count(*) from ballot_aside where urn_id = ? and set_aside_id = ?";
        return jdbc.one(sql, row -> row.getLong(1), urnId, number);
    }

    private static long[] urnIds(Collection<UrnVoter> voters) {
        return Columns.longs(voters, UrnVoter::urnId);
    }

    private static String[] keys(Collection<UrnVoter> voters) {
        return Columns.texts(voters, voter -> voter.voterKey().hex());
    }
}
