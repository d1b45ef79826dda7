package fr.voix.signature;

import fr.voix.platform.RoundTrip;
import fr.voix.urn.AsideMark;
import fr.voix.urn.Choice;
import fr.voix.urn.Counts;
import fr.voix.urn.LeafRange;
import fr.voix.urn.Tier;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The SQL of signatures that are set aside, or may be. */
@Singleton
@Connectable
class SignatureAsideRepository {

    private final JdbcOperations jdbc;

    SignatureAsideRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a signature stands that counts. */
    record Place(UUID uuid, long leafIndex) {}

    /** Some that count, in the order of their keys. */
    List<Place> page(long urnId, @Nullable UUID after, int most) {
        String sql = """
                select signature_id, leaf_index
                from signature
                where urn_id = ? and leaf_index is not null and aside_id is null
                    and (?::uuid is null or signature_id > ?)
                order by signature_id
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setObject(2, after, Types.OTHER);
            statement.setObject(3, after, Types.OTHER);
            statement.setInt(4, most);
            List<Place> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Place(rows.getObject(1, UUID.class), rows.getLong(2)));
                }
            }
            return found;
        });
    }

    /** Those of a range that count, per tier. */
    Counts countStanding(long urnId, LeafRange range) {
        String sql = """
                select tier, count(*)
                from signature
                where urn_id = ? and leaf_index >= ? and leaf_index < ? and aside_id is null
                    and (?::bigint[] is null or leaf_index = any(?::bigint[]))
                group by tier
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, range.first());
            statement.setLong(3, range.end());
            statement.setObject(4, range.only());
            statement.setObject(5, range.only());
            return counts(statement);
        });
    }

    /** Those that a decision or a group has set aside, per tier. */
    Counts countOfDecision(long urnId, long number) {
        String sql = "select tier, count(*) from signature where urn_id = ? and aside_id = ? group by tier";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, number);
            return counts(statement);
        });
    }

    private static Counts counts(PreparedStatement statement) throws SQLException {
        Counts counts = Counts.NONE;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts = counts.plus(Tier.of(rows.getInt(1)), Choice.S, rows.getLong(2));
            }
        }
        return counts;
    }

    /** What is in the urn of these, in the order of their leaves. */
    List<Signature> findAll(List<SignatureId> ids) {
        String sql = "select " + SignatureRepository.COLUMNS + """
                from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, signature_id)
                join signature s using (urn_id, signature_id)
                where s.leaf_index is not null
                order by s.leaf_index
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, ids.stream().mapToLong(SignatureId::urnId).toArray());
            statement.setObject(2, ids.stream().map(id -> id.uuid().toString()).toArray(String[]::new));
            return read(statement);
        });
    }

    /** Some that a decision or a group has set aside, in the order of their leaves. */
    List<Signature> ofDecision(long urnId, long number, int most) {
        String sql = "select " + SignatureRepository.COLUMNS + """
                from (
                    select *
                    from signature
                    where urn_id = ? and aside_id = ?
                    order by signature_id
                    limit ?
                ) s
                order by s.leaf_index
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, number);
            statement.setInt(3, most);
            return read(statement);
        });
    }

    private static List<Signature> read(PreparedStatement statement) throws SQLException {
        List<Signature> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(SignatureRepository.read(rows));
            }
        }
        return found;
    }

    /** @param mark null for what counts again */
    void mark(List<SignatureId> ids, @Nullable AsideMark mark, RoundTrip trip) {
        String sql = """
                update signature s
                set aside_rule = ?, aside_id = ?
                from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, signature_id)
                where s.urn_id = v.urn_id and s.signature_id = v.signature_id
                """;
        trip.update(
                sql,
                written -> {},
                mark == null ? null : mark.rule(),
                mark == null ? null : mark.number(),
                ids.stream().mapToLong(SignatureId::urnId).toArray(),
                ids.stream().map(id -> id.uuid().toString()).toArray(String[]::new));
    }
}
