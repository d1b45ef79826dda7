package fr.voix.urn.log;

import fr.voix.urn.leaf.TextChange;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The SQL of changed texts. */
@Singleton
@Connectable
class TextChangeRepository {

    private final JdbcOperations jdbc;

    TextChangeRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long urnId, TextChange change) {
        String sql = "insert into text_change (urn_id, leaf_index, ballots) values (?, ?, ?)";
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, change.leafIndex());
            statement.setLong(3, change.ballots());
            return statement.executeUpdate();
        });
    }

    /** Those before a size of the urn, oldest first. */
    List<TextChange> find(String uid, long size) {
        String sql = """
                select c.leaf_index, c.ballots
                from text_change c
                join urn u using (urn_id)
                where u.uid = ? and c.leaf_index < ?
                order by c.leaf_index
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, uid);
            statement.setLong(2, size);
            List<TextChange> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(new TextChange(rows.getLong(1), rows.getLong(2)));
                }
            }
            return changes;
        });
    }
}
