package fr.voix.site.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.Npm;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is in the files: what the service says, for readers of other people. */
@MicronautTest(transactional = false)
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
class ExportContentTest {

    @Inject
    ExportFixture fixtures;

    @Inject
    TestExports exports;

    @Inject
    ExportService service;

    @Inject
    ExportRepository repository;

    @Inject
    ExportStore writer;

    @Inject
    JsonMapper json;

    @Inject
    ScrutinFixture fixture;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    @TempDir
    Path folder;

    private String uid;

    @BeforeEach
    void somethingToExport() {
        uid = fixtures.aScrutin();
    }

    @Test
    void other_peoples_readers_find_what_the_service_says() throws Exception {
        var npm = Npm.with("exports", "csv-parse@7.0.3", "datapackage@1.1.10");
        aRollCall();
        exports.make();
        // their readers ask for each file once: the one that was just made is waited for
        for (int i = 0; i < 50 && !service.current().equals(repository.made()); i++) {
            Thread.sleep(200);
        }
        var said = json.readValue(npm.module(READER, "", fixtures.origin()).getBytes(UTF_8), Map.class);

        var row = rows(said, "decomptes").get(uid);
        var tally = json.readValue(
                fixtures.get("/api/v1/scrutins/" + uid + "/tally").body(), Map.class);
        for (var field : List.of("pour", "contre", "abstention", "total", "size", "root", "state")) {
            assertThat(row.get(field)).as(field).isEqualTo(tally.get(field));
        }
        assertThat(row)
                .containsEntry("themes", "sport-vie-associative sante")
                .containsEntry("pour_0", tally.get("pour"))
                .containsEntry("pour_1", 0)
                .containsEntry("closed_at", null)
                .containsEntry("page", fixtures.origin() + "/17/amendements/2247/CION_FIN/" + row.get("numero"))
                .containsEntry("depose_on", "2026-01-09")
                .containsEntry("auteur", "PA1")
                .containsEntry("auteur_nom", "Ada Martin")
                .containsEntry("mission", "Sécurités")
                .containsEntry("titre", "Financer les sports")
                .containsEntry("titre_en", null)
                .containsEntry("resume", "Donne des moyens aux clubs.")
                .containsEntry("scrutin_public", "VTANR5L17V7")
                .containsEntry("officiel_sort", "rejete")
                .containsEntry("officiel_contre", 1)
                .containsEntry("avertissement", "échantillon non représentatif (not a representative sample)");
        assertThat(Instant.parse(row.get("tally_at").toString())).isBeforeOrEqualTo(Instant.now());
        var scrutin = json.readValue(fixtures.get("/api/v1/scrutins/" + uid).body(), Map.class);
        assertThat(row.get("sort")).isEqualTo(((Map<?, ?>) scrutin.get("amendement")).get("sort"));
        assertThat(count(said, "decomptes"))
                .isEqualTo(fixture.number("select count(*) from scrutin join amendement using (uid) where is_shown"));
        assertThat(count(said, "historique")).isEqualTo(fixture.number("select count(*) from tally_history"));
        assertThat(count(said, "classements")).isEqualTo(fixture.number("select count(*) from scrutin_theme"));
        assertThat(rows(said, "decisions").get(uid))
                .containsEntry("reason", ExportFixture.FORMULA)
                .containsEntry("themes_before", null)
                .containsEntry("themes_after", "sport-vie-associative sante")
                .doesNotContainKeys("moderator_id", "moderator");
        assertThat(rows(said, "scrutins_publics").get("VTANR5L17V7"))
                .containsEntry("numero", 7)
                .containsEntry("vote_on", "2026-01-20")
                .containsEntry("requis", null)
                .containsEntry("amendements", uid)
                .containsEntry("page", fixtures.origin() + "/scrutins-publics/7")
                .containsEntry("source", "https://www.assemblee-nationale.fr/dyn/17/scrutins/7");
        assertThat(rows(said, "scrutins_publics").get("VTANR5L15V7"))
                .containsEntry("amendements", null)
                .containsEntry("page", fixtures.origin() + "/scrutins-publics/15-7");
        assertThat(rows(said, "positions"))
                .containsEntry("VTANR5L17V7 PA1", position("PA1", "PO1", "contre", true, null, "pour", "abstention"))
                .containsEntry("VTANR5L17V7 PA2", position("PA2", null, "non_votant", false, "PSE", null, null))
                .containsEntry("VTANR5L17V7 PA3", position("PA3", null, null, false, null, "non_votant", null));
        assertThat(rows(said, "acteurs").get("PA1"))
                .containsEntry("nom", "Martin")
                .containsEntry("numero_departement", "2A")
                .containsEntry("page", fixtures.origin() + "/deputes/ada-martin");
        assertThat(rows(said, "groupes").get("PO1"))
                .containsEntry("debut_on", "2024-07-18")
                .containsEntry("fin_on", null)
                .containsEntry("page", fixtures.origin() + "/groupes/g1");
        assertThat(said.get("guarded")).isEqualTo("'" + ExportFixture.FORMULA);
    }

    @Test
    void ten_queries_of_the_documentation_run_in_duckdb_and_no_column_needs_quotes() throws Exception {
        fixture.run("""
                insert into groupe (uid, libelle, sigle, debut_on, fingerprint, slug)
                values ('PO8', 'Groupe Huit', 'G8', '2024-07-18', '', 'g8')""");
        fixture.run("""
                insert into acteur (uid, civilite, prenom, nom, groupe_uid, numero_departement, fingerprint, slug)
                values ('PA8', 'Mme', 'Eve', 'Huit', 'PO8', '2A', '', 'eve-huit')""");
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes, pour,
                    contre, abstentions, non_votants, fingerprint)
                values ('VTANR5L17V8', 8, 17, '2026-01-20', 'SPO', 'l''amendement n° 8', 'REJETE', 577, 500, 400, 100, 0, 1, '')""");
        fixture.run("""
                insert into scrutin_public_vote (scrutin_public_uid, acteur_uid, groupe_uid, position, par_delegation, cause)
                values ('VTANR5L17V8', 'PA8', 'PO8', 'CONTRE', true, null)""");
        fixture.run("insert into scrutin_public_amendement values ('VTANR5L17V8', ?, false)", uid);
        fixture.run("update amendement set groupe_uid = 'PO8', sort = 'REJETE' where uid = ?", uid);
        ballots.cast(fixtures.scrutin(uid), 240);
        publications.publish();
        var files = Files.createDirectory(folder.resolve("queried"));
        writer.write(files);
        var queries = Files.readString(Path.of("src/docs/queries.sql")).split(";\\s*\\n");
        assertThat(queries).hasSize(10);
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("set file_search_path = '" + files + "'");
            for (var dataset : Dataset.values()) {
                var columns =
                        dataset.columns().stream().map(Dataset.Column::name).collect(Collectors.joining(", "));
                statement.executeQuery("select " + columns + " from '" + dataset.fileName() + "'");
            }
            var found = new ArrayList<String>();
            for (var query : queries) {
                try (var rows = statement.executeQuery(query)) {
                    found.add(lines(rows));
                }
            }
            assertThat(found.get(0)).as("most votes").containsPattern(uid + " .* 245 .* open ");
            assertThat(found.get(1)).as("by group").contains("Groupe Huit 1 245 ");
            assertThat(found.get(2)).as("by theme").contains("sport-vie-associative ");
            assertThat(found.get(3)).as("by hour").contains(uid);
            assertThat(found.get(4)).as("citizens and deputies").containsPattern(uid + " .* 80.0\n");
            assertThat(found.get(5)).as("a group in a roll-call").contains("VTANR5L17V8 G8 contre 1\n");
            assertThat(found.get(6)).as("by delegation").contains("Eve Huit 1 1\n");
            assertThat(found.get(7)).as("what waits").isEmpty();
            assertThat(found.get(8)).as("petitions").isEmpty();
            assertThat(found.get(9)).as("wrong sums").isEqualTo("0\n");
            try (var rows = statement.executeQuery("select sort from 'decomptes.csv' where scrutin = '" + uid + "'")) {
                assertThat(lines(rows)).as("the word of the API").isEqualTo("rejete\n");
            }
        }
    }

    private static String lines(ResultSet rows) throws SQLException {
        var lines = new StringBuilder();
        while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                lines.append(i == 1 ? "" : " ").append(rows.getString(i));
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    /** With an author, a summary and corrections; and one of an older legislature, about nothing that is here. */
    private void aRollCall() {
        fixture.run("""
                insert into groupe (uid, libelle, sigle, debut_on, fingerprint, slug)
                values ('PO1', 'Groupe Un', 'G1', '2024-07-18', '', 'g1')""");
        fixture.run("""
                insert into acteur (uid, civilite, prenom, nom, groupe_uid, numero_departement, fingerprint, slug)
                values ('PA1', 'Mme', 'Ada', 'Martin', 'PO1', '2A', '', 'ada-martin')""");
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes, pour,
                    contre, abstentions, non_votants, fingerprint)
                values ('VTANR5L17V7', 7, 17, '2026-01-20', 'SPO', 'l''amendement n° 7', 'REJETE', 1, 1, 0, 1, 0, 1, ''),
                    ('VTANR5L15V7', 7, 15, '2020-01-20', 'SPO', 'l''article 7', 'ADOPTE', 1, 1, 1, 0, 0, 0, '')""");
        fixture.run("""
                insert into scrutin_public_vote (scrutin_public_uid, acteur_uid, groupe_uid, position, par_delegation, cause)
                values ('VTANR5L17V7', 'PA1', 'PO1', 'CONTRE', true, null),
                    ('VTANR5L17V7', 'PA2', null, 'NON_VOTANT', false, 'PSE')""");
        fixture.run("""
                insert into scrutin_public_correction (scrutin_public_uid, acteur_uid, position, is_failure)
                values ('VTANR5L17V7', 'PA1', 'POUR', false), ('VTANR5L17V7', 'PA1', 'ABSTENTION', true),
                    ('VTANR5L17V7', 'PA3', 'NON_VOTANT', false)""");
        fixture.run("insert into scrutin_public_amendement values ('VTANR5L17V7', ?, false)", uid);
        fixture.run("""
                update amendement
                set auteur_uid = 'PA1', title = '{"text": "Financer les sports", "sums": "Financer les sports"}'
                where uid = ?""", uid);
        fixture.run(
                """
                insert into summary (scrutin_uid, question_sha256, texte, state, written_by, written_at, decided_by, decided_at)
                values (?, sha256(''), 'Donne des moyens aux clubs.', 'APPROVED', ?, now(), ?, now())""",
                uid,
                fixture.aModerator().moderatorId(),
                fixture.aModerator().moderatorId());
        fixture.act(Actor.OPERATOR, Act.SUMMARY_APPROVE, uid, Map.of("summary", "Donne des moyens aux clubs."));
    }

    private static Map<String, Object> position(
            String acteur,
            String groupe,
            String position,
            boolean delegated,
            String cause,
            String wish,
            String failure) {
        var row = new LinkedHashMap<String, Object>();
        row.put("scrutin_public", "VTANR5L17V7");
        row.put("acteur", acteur);
        row.put("groupe", groupe);
        row.put("position", position);
        row.put("par_delegation", delegated);
        row.put("cause", cause);
        row.put("mise_au_point", wish);
        row.put("dysfonctionnement", failure);
        return row;
    }

    @Test
    void an_amendement_of_a_rapporteur_has_a_committee_and_neither_author_nor_group() throws Exception {
        fixture.run("""
                insert into acteur (uid, civilite, prenom, nom, groupe_uid, fingerprint, slug)
                values ('PA21', 'Mme', 'Éva', 'Duval', 'PO1', '', 'eva-duval')""");
        fixture.run(
                "update amendement set auteur_type = 'RAPPORTEUR', auteur_uid = null, rapporteur_uid = 'PA21' where uid = ?",
                uid);
        var files = Files.createDirectory(folder.resolve("reported"));
        writer.write(files);
        var line = Files.readAllLines(files.resolve("decomptes.csv")).stream()
                .filter(one -> one.contains(uid))
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .startsWith(uid + ",")
                .contains(",CION_FIN,,,") // neither group nor its name
                .endsWith(",PA21,Éva Duval,CION_FIN");
    }

    @Test
    void every_dataset_is_one_query_however_much_there_is() throws Exception {
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes, pour,
                    contre, abstentions, non_votants, fingerprint)
                select 'VTANR5L14V' || n, n, 14, '2015-01-20', 'SPO', 'l''article', 'ADOPTE', 99, 99, 99, 0, 0, 0, ''
                from generate_series(1, 120) n""");
        fixture.run("""
                insert into scrutin_public_vote (scrutin_public_uid, acteur_uid, position, par_delegation)
                select 'VTANR5L14V' || n, 'PA' || p, 'POUR', false
                from generate_series(1, 120) n, generate_series(1, 99) p""");
        var before = CountedStatements.count();
        var written = writer.write(Files.createDirectory(folder.resolve("counted")));
        assertThat(written.file(Dataset.POSITIONS).orElseThrow().rows()).isGreaterThanOrEqualTo(120 * 99L);
        // with the barrier, and with what the service does by the clock meanwhile
        assertThat(CountedStatements.count() - before).isLessThan(Dataset.values().length + 20L);
        fixture.run("delete from scrutin_public where legislature = 14");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> rows(Map<?, ?> said, String dataset) {
        return (Map<String, Map<String, Object>>) ((Map<?, ?>) said.get(dataset)).get("byScrutin");
    }

    private static long count(Map<?, ?> said, String dataset) {
        return ((Number) ((Map<?, ?>) said.get(dataset)).get("count")).longValue();
    }

    /** Reads everything over HTTP, holds it against the dictionary, and prints the rows. */
    private static final String READER = """
            import assert from 'node:assert/strict'
            import { createHash } from 'node:crypto'
            import { parse } from 'csv-parse/sync'
            import datapackage from 'datapackage'

            const origin = process.argv[2]
            const description = await (await fetch(origin + '/exports/datapackage.json')).json()
            const described = await datapackage.Package.load(description, { basePath: origin + '/exports' })
            assert.deepEqual(described.errors, [])
            assert.ok(described.valid)
            const said = {}
            const unguarded = cell => cell.replace(/^'(?=[\\s"'«»]*[-=+@])/u, '')
            for (const csv of description.resources.filter(one => one.format === 'csv')) {
                const dataset = csv.name.replace(/-csv$/, '')
                const fields = csv.schema.fields
                const cell = (text, field) => text === '' ? null
                    : field.type === 'integer' ? Number(text)
                    : field.type === 'boolean' ? text === 'true'
                    : field.type === 'datetime' ? new Date(text).toISOString()
                    : unguarded(text)
                const text = Buffer.from(await (await fetch(origin + '/exports/' + csv.path)).arrayBuffer())
                assert.equal('sha256:' + createHash('sha256').update(text).digest('hex'), csv.hash)
                assert.equal(text.length, csv.bytes)
                const raw = parse(text, { columns: true })
                assert.equal(raw.length, csv.rows)
                assert.deepEqual(parse(text)[0], fields.map(field => field.name))
                const fromCsv = raw.map(row => Object.fromEntries(fields.map(f => [f.name, cell(row[f.name], f)])))
                // tableschema reads every cell by its declared type, and refuses what is not of it
                const table = await described.getResource(csv.name).read({ keyed: true })
                assert.equal(table.length, raw.length)
                said[dataset] = { count: raw.length, byScrutin: Object.fromEntries(fromCsv.map(row =>
                    [row.scrutin ?? csv.schema.primaryKey.map(key => row[key]).join(' '), row])) }
                said.guarded ??= raw.map(row => row.reason).find(reason => reason?.startsWith("'="))
            }
            console.log(JSON.stringify(said))
            """;
}
