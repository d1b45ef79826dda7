package fr.voix.vote.scrutin;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.Optional;

/** The SQL of closings. */
@Singleton
@Connectable
class ClosureRepository {

    private final JdbcOperations jdbc;

    ClosureRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long urnId, Closure closure) {
        String sql = """
                insert into closing (urn_id, leaf_index, closed_at, pour, contre, abstention)
                values (?, ?, ?, ?, ?, ?)
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, closure.leafIndex());
            statement.setTimestamp(3, Timestamp.from(closure.at()));
            statement.setLong(4, closure.pour());
            statement.setLong(5, closure.contre());
            statement.setLong(6, closure.abstention());
            return statement.executeUpdate();
        });
    }

    /** The last one before a size of the urn. */
    Optional<Closure> findLast(String scrutinUid, long size) {
        String sql = """
                select c.leaf_index, c.closed_at, c.pour, c.contre, c.abstention, c.erased
                from closing c
                join scrutin s using (urn_id)
                where s.uid = ? and c.leaf_index < ?
                order by c.leaf_index desc
                limit 1
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, scrutinUid);
            statement.setLong(2, size);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Closure(
                                row.getLong(1),
                                row.getTimestamp(2).toInstant(),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                        : Optional.empty();
            }
        });
    }

    /** One more of the last closing's ballots is erased. */
    void addErased(long urnId) {
        String sql = """
                update closing
                set erased = erased + 1
                where urn_id = ? and leaf_index = (select max(leaf_index) from closing where urn_id = ?)
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, urnId);
            return statement.executeUpdate();
        });
    }

    /** The last closing was ended by the leaf at this index. */
    void noteReopened(long urnId, long leafIndex) {
        String sql = """
                update closing
                set reopened_index = ?
                where urn_id = ? and leaf_index = (select max(leaf_index) from closing where urn_id = ?)
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, leafIndex);
            statement.setLong(2, urnId);
            statement.setLong(3, urnId);
            return statement.executeUpdate();
        });
    }

    /** The text that the last {@code t1} leaf of an urn commits to; to be asked under the urn's lock. */
    byte[] standingTextSha256(long urnId) {
        return jdbc.prepareStatement("select question_sha256 from scrutin where urn_id = ?", statement -> {
            statement.setLong(1, urnId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        });
    }
}
