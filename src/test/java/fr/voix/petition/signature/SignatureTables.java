package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.petition.Petition;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.LeafReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What is stored of the signatures of a petition, read past the code under test. */
@Singleton
public class SignatureTables {

    private final ScrutinFixture sql;
    private final LeafReader leaves;

    SignatureTables(ScrutinFixture sql, LeafReader leaves) {
        this.sql = sql;
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

    public String text(String query, Petition petition) {
        return sql.text(query, petition.urnId());
    }

    public long count(String query) {
        return sql.number(query);
    }

    public void change(String statement) {
        sql.run(statement);
    }
}
