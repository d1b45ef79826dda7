package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.log.LeafReader;
import fr.voix.vote.scrutin.Scrutin;
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

    private final LeafReader leaves;

    UrnTables(JdbcOperations jdbc, LeafReader leaves) {
        this.jdbc = jdbc;
        this.leaves = leaves;
    }

    public List<String> leavesOf(Scrutin scrutin) {
        List<String> lines = new ArrayList<>();
        leaves.read(scrutin.urnId(), 0, Long.MAX_VALUE, (index, leaf) -> {
            assertThat(index).isEqualTo(lines.size());
            lines.add(leaf.line());
        });
        return lines;
    }

    /** What is noted of networks, 16 bytes of hex a ballot. */
    @Transactional
    public List<String> networksOf(Scrutin scrutin) {
        String sql = "select encode(marks, 'hex') from origin_mark where urn_id = ? order by first_index";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, scrutin.urnId());
            List<String> networks = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    networks.addAll(List.of(rows.getString(1).split("(?<=\\G.{32})")));
                }
            }
            return networks;
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
