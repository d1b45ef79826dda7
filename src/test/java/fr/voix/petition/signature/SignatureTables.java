package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.petition.Petition;
import fr.voix.urn.log.LeafReader;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** What is stored of the signatures of a petition, read past the code under test. */
@Singleton
public class SignatureTables {

    private final JdbcOperations jdbc;
    private final LeafReader leaves;

    SignatureTables(JdbcOperations jdbc, LeafReader leaves) {
        this.jdbc = jdbc;
        this.leaves = leaves;
    }

    public List<String> leavesOf(Petition petition) {
        List<String> lines = new ArrayList<>();
        leaves.read(petition.urnId(), 0, Long.MAX_VALUE, (index, leaf) -> {
            assertThat(index).isEqualTo(lines.size());
            lines.add(leaf.line());
        });
        return lines;
    }

    /** Rows that count, after those that wait. */
    public String rowsOf(Petition petition) {
        return text(
                "select count(*) filter (where leaf_index is null) || '+' || count(leaf_index) from signature"
                        + " where urn_id = ?",
                petition);
    }

    public String areasOf(Petition petition) {
        return text(
                "select coalesce(string_agg(place || '=' || signatures, ' ' order by place), '')"
                        + " from signature_departement where urn_id = ?",
                petition);
    }

    public String thresholdsOf(Petition petition) {
        return text(
                "select coalesce(string_agg(kind || '=' || signatures || '@' || size, ' ' order by kind), '')"
                        + " from petition_threshold where urn_id = ?",
                petition);
    }

    /** As the urn's row has it. */
    public String countedIn(Petition petition) {
        return text("select signature_1::text from urn where urn_id = ?", petition);
    }

    @Transactional
    public String text(String sql, Petition petition) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petition.urnId());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    @Transactional
    public long count(String sql) {
        return jdbc.prepareStatement(sql, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Transactional
    public int change(String sql) {
        return jdbc.prepareStatement(sql, statement -> statement.executeUpdate());
    }
}
