package fr.voix.vote.ballot;

import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.AsideMark;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The SQL of voters whose ballots are set aside. */
@Singleton
@Connectable
class AsideRepository {

    private final JdbcOperations jdbc;

    AsideRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Null for a voter whose ballots count. */
    @Nullable
    AsideMark find(UrnVoter voter) {
        return findAll(List.of(voter)).get(voter);
    }

    /** The marks of these voters; those without one are absent. */
    Map<UrnVoter, AsideMark> findAll(Collection<UrnVoter> voters) {
        String sql = """
                select m.urn_id, m.voter_key, m.rule, m.set_aside_id
                from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, voter_key)
                join ballot_aside m using (urn_id, voter_key)
                """;
        Map<UrnVoter, AsideMark> marks = new HashMap<>();
        RoundTrip trip = new RoundTrip(jdbc);
        trip.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        marks.put(
                                new UrnVoter(rows.getLong(1), VoterKey.of(rows.getObject(2, UUID.class))),
                                new AsideMark(rows.getString(3), rows.getLong(4)));
                    }
                },
                voters.stream().mapToLong(UrnVoter::urnId).toArray(),
                voters.stream().map(voter -> voter.voterKey().hex()).toArray(String[]::new));
        trip.send();
        return marks;
    }

    /** Marks voters; one who is marked already is an error. */
    void insert(Map<UrnVoter, AsideMark> marks) {
        String sql = """
                insert into ballot_aside (urn_id, voter_key, rule, set_aside_id)
                select * from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::bigint[])
                """;
        List<UrnVoter> voters = List.copyOf(marks.keySet());
        jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, voters.stream().mapToLong(UrnVoter::urnId).toArray());
            statement.setObject(
                    2, voters.stream().map(voter -> voter.voterKey().hex()).toArray(String[]::new));
            statement.setObject(
                    3, voters.stream().map(voter -> marks.get(voter).rule()).toArray(String[]::new));
            statement.setObject(
                    4,
                    voters.stream()
                            .mapToLong(voter -> marks.get(voter).number())
                            .toArray());
            return statement.executeUpdate();
        });
    }

    /** Puts voters under another decision. */
    void update(long urnId, Collection<UUID> voters, AsideMark mark) {
        String sql = """
                update ballot_aside m
                set rule = ?, set_aside_id = ?
                from unnest(?::text[]::uuid[]) as v (voter_key)
                where m.urn_id = ? and m.voter_key = v.voter_key
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, mark.rule());
            statement.setLong(2, mark.number());
            statement.setObject(3, texts(voters));
            statement.setLong(4, urnId);
            return statement.executeUpdate();
        });
    }

    void delete(long urnId, Collection<UUID> voters) {
        String sql = """
                delete from ballot_aside m
                using unnest(?::text[]::uuid[]) as v (voter_key)
                where m.urn_id = ? and m.voter_key = v.voter_key
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, texts(voters));
            statement.setLong(2, urnId);
            return statement.executeUpdate();
        });
    }

    /** Voters that one decision marked, in the order of their keys. */
    List<UUID> ofDecision(long urnId, long number, int most) {
        String sql = """
                select voter_key
                from ballot_aside
                where urn_id = ? and set_aside_id = ?
                order by voter_key
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, number);
            statement.setInt(3, most);
            List<UUID> voters = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    voters.add(rows.getObject(1, UUID.class));
                }
            }
            return voters;
        });
    }

    /** How many voters one decision marked. */
    long countOfDecision(long urnId, long number) {
        String sql = "select count(*) from ballot_aside where urn_id = ? and set_aside_id = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static String[] texts(Collection<UUID> voters) {
        return voters.stream().map(UUID::toString).toArray(String[]::new);
    }
}
