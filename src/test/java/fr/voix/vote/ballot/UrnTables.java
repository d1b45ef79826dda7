package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.LeafReader;
import fr.voix.vote.scrutin.Scrutin;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What is in the tables of an urn, read past the code under test. */
@Singleton
public class UrnTables {

    private final ScrutinFixture sql;

    private final LeafReader leaves;

    UrnTables(ScrutinFixture sql, LeafReader leaves) {
        this.sql = sql;
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
    public List<String> networksOf(Scrutin scrutin) {
        var marks = sql.text(
                "select coalesce(string_agg(encode(marks, 'hex'), '' order by first_index), '') from origin_mark"
                        + " where urn_id = ?",
                scrutin.urnId());
        return marks.isEmpty() ? List.of() : List.of(marks.split("(?<=\\G.{32})"));
    }

    public int rowsOf(String table, Scrutin scrutin) {
        return (int) sql.number("select count(*) from " + table + " where urn_id = ?", scrutin.urnId());
    }
}
