package fr.voix.parliament.texte;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two deputies of one name, and groups of one abbreviation, in a database from before they had addresses. */
class NamesakeMigrationTest {

    @Test
    void who_came_first_has_the_plain_address_and_nobody_is_without_one() throws Exception {
        var database = TestDatabase.empty();
        database.migrateTo("20261128122900");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into acteur (uid, civilite, prenom, nom, fingerprint)
                    values ('PA200', 'M.', 'Éric', 'Martin', 'x'), ('PA100', 'Mme', 'Eric', 'MARTIN', 'x'),
                        ('PA300', 'Mme', 'Zoé', 'L’Œuf-Né', 'x')""");
            statement.execute("""
                    insert into groupe (uid, libelle, sigle, fin_on, fingerprint)
                    values ('PO1', 'Ancien', 'UDR', '2025-01-01', 'x'), ('PO2', 'Actuel', 'UDR', null, 'x')""");
        }
        database.migrate();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select uid || ' ' || slug || ' ' || length(fingerprint) from acteur
                        union all select uid || ' ' || slug || ' ' || length(fingerprint) from groupe
                        order by 1""")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            assertThat(found)
                    .as("and every file is read once more")
                    .containsExactly(
                            "PA100 eric-martin 0",
                            "PA200 eric-martin-pa200 0",
                            "PA300 zoe-l-oeuf-ne 0",
                            "PO1 udr-po1 0",
                            "PO2 udr 0");
        }
    }
}
