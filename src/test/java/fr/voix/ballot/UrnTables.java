package fr.voix.ballot;

import fr.voix.scrutin.Scrutin;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** What is in the tables of an urn, read past the code under test. */
@Singleton
public class UrnTables {

    private final JdbcOperations jdbc;

    UrnTables(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public List<String> leavesOf(Scrutin scrutin) {
        return jdbc.prepareStatement("select line from leaf where urn_id = ? order by leaf_index", statement -> {
            statement.setLong(1, scrutin.urnId());
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        });
    }

    @Transactional
    public int rowsOf(String table, Scrutin scrutin) {
        return jdbc.prepareStatement("select count(*) from " + table + " where urn_id = ?", statement -> {
            statement.setLong(1, scrutin.urnId());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }
}
