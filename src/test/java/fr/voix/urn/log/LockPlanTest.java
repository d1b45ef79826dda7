package fr.voix.urn.log;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestPetitions;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgreSQL looks at to find out whether an urn is shown: for a hot scrutin that is asked a hundred times a second. */
@MicronautTest(transactional = false)
class LockPlanTest {

    @Inject
    JdbcOperations jdbc;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    Fixtures fixtures;

    @Inject
    TestPetitions petitions;

    @Test
    void a_scrutin_is_found_without_a_look_at_petitions() {
        assertThat(looksAtPetition(fixtures.anOpenScrutin().urnId())).contains("never executed");
    }

    @Test
    void a_petition_is_found_by_its_index() {
        var petition = petitions.aPetition();
        assertThat(looksAtPetition(petition.urnId()))
                .contains("Index Scan using petition_urn_id_key")
                .doesNotContain("never executed");
        petitions.remove(petition);
    }

    /** The line of the plan that speaks of the table of petitions. */
    private String looksAtPetition(long urnId) {
        String sql = "explain (analyze, costs off, timing off, summary off, buffers off) " + UrnRepository.SELECT
                + UrnRepository.SHOWN + "and u.urn_id = any('{" + urnId + "}') order by u.urn_id for update of u";
        List<String> plan = transactions.executeWrite(status -> jdbc.execute(connection -> {
            List<String> lines = new ArrayList<>();
            try (var statement = connection.createStatement()) {
                statement.execute("set local enable_seqscan = off");
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
            return lines;
        }));
        assertThat(plan).filteredOn(line -> line.contains(" on petition ")).hasSize(1);
        return plan.stream()
                .filter(line -> line.contains(" on petition "))
                .findFirst()
                .orElseThrow();
    }
}
