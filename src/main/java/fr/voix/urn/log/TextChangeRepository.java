package fr.voix.urn.log;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.TextChange;
import io.micronaut.data.connection.annotation.Connectable;
import jakarta.inject.Singleton;
import java.util.List;

/** The SQL of changed texts. */
@Singleton
@Connectable
class TextChangeRepository {

    private final Jdbc jdbc;

    TextChangeRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long urnId, TextChange change) {
        String sql = "insert into text_change (urn_id, leaf_index, ballots) values (?, ?, ?)";
        jdbc.update(sql, urnId, change.leafIndex(), change.ballots());
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
        return jdbc.list(sql, row -> new TextChange(row.getLong(1), row.getLong(2)), uid, size);
    }
}
