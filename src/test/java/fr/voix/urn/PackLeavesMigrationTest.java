package fr.voix.urn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was voted before leaves were packed is still there afterwards, line by line. */
class PackLeavesMigrationTest {

    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";
    private static final List<String> LINES = List.of(
            "t1 " + UID + " " + "0a".repeat(32),
            "b1 " + UID + " C 0 80EjrodJXRtFNLJ7-j9ft5gcuNlVr5O4DNBJB6ZiN8U",
            "b1 " + UID + " A 2 __________________________________________8",
            "x1 1",
            "b1 " + UID + " P 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    @Test
    void leaves_and_ballots_keep_what_they_say() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        migrate(database, "20261125014000");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            plant(statement);
            migrate(database, "latest");

            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select first_index, leaves from leaf where urn_id = 1 order by first_index")) {
                while (rows.next()) {
                    new LeafRun(rows.getLong(1), rows.getBytes(2)).leaves(UID).forEach(leaf -> lines.add(leaf.line()));
                }
            }
            assertThat(lines).isEqualTo(LINES);
            try (ResultSet row = statement.executeQuery("select voter_key, leaf_index, choice, tier from ballot")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("01010101-0101-0101-0101-010101010101");
                assertThat(row.getLong(2)).isEqualTo(2);
                assertThat(row.getString(3)).isEqualTo("A");
                assertThat(row.getInt(4)).isEqualTo(2);
            }
        }
    }

    private static void migrate(TestDatabase.Database database, String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static void plant(Statement statement) throws SQLException {
        statement.execute("""
                insert into amendement (uid, legislature, chronotag, texte_uid, examen_ref, organe_examen, path, numero,
                    numero_ordre, rectification, auteur_type, dispositif, text_sha256, etat_code, sort, search, fingerprint,
                    imported_at)
                values ('%s', 17, 1, 'PRJLANR5L17B2247', 'EXANR5L17PO59048B2247P0D1', 'CION_FIN', '2247/CION_FIN/CF1115',
                    'CF1115', 1115, 0, 'DEPUTE', '<p>.</p>', decode(repeat('0a', 32), 'hex'), 'AC', 'REJETE',
                    to_tsvector('x'), ''::bytea, now())
                """.formatted(UID));
        statement.execute("insert into scrutin (uid, urn_id, question_sha256, opened_at) values ('" + UID
                + "', 1, decode(repeat('0a', 32), 'hex'), now())");
        statement.execute("insert into urn (urn_id) values (1)");
        for (int i = 0; i < LINES.size(); i++) {
            statement.execute("insert into leaf (urn_id, leaf_index, line, hash) values (1, " + i + ", '" + LINES.get(i)
                    + "', sha256('\\x00'::bytea || convert_to('" + LINES.get(i) + "', 'UTF8')))");
        }
        statement.execute("""
                insert into ballot (urn_id, voter_key, choice, tier, leaf_index, secret, nonce)
                values (1, decode(repeat('01', 16), 'hex'), 'A', 2, 2, decode(repeat('02', 32), 'hex'),
                    decode(repeat('03', 16), 'hex'))
                """);
    }
}
