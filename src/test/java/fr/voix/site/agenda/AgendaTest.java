package fr.voix.site.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.debat.AgendaService;
import fr.voix.parliament.opendata.ImportListener;
import fr.voix.parliament.opendata.ImportReport;
import fr.voix.parliament.opendata.Kind;
import fr.voix.parliament.opendata.OpenDataImport;
import fr.voix.parliament.opendata.SampleImport;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The official agenda, from its files to the pages and calendars that tell of it. */
@MicronautTest(transactional = false)
class AgendaTest {

    private static final Path SITTING = Path.of("src/test/resources/opendata/RUANR5L17S2025IDS29400.json");
    private static final String BUDGET = "DLR5L17N52428";

    /** A committee's amendement to the budget. */
    private static final String CF1115 = "AMANR5L17PO59048B2247P0D1N001115";

    private static final String OF_THE_VERSION_BEFORE = "AMANR5L17PO59048B1906P1D1N000165";
    private static final Predicate<String> DEBATED =
            line -> line.matches(".*(débattu le|à l’ordre du jour du) 23 mai 2025");

    @TempDir
    Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    OpenDataImport imports;

    @Inject
    SampleImport sample;

    @Inject
    AgendaService agenda;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    AmendementService amendements;

    private Visitor visitor;

    @BeforeEach
    void sample() {
        sample.load();
        visitor = new Visitor(server);
        forget();
    }

    @AfterEach
    void forget() {
        sql("delete from reunion");
        sql("update amendement set seance_ref = null where seance_ref = 'RUANR5L17S2025IDS29400'");
        sql("update amendement set sort = 'NON_SOUTENU' where uid = '" + OF_THE_VERSION_BEFORE + "'");
        agenda.refreshDebats();
    }

    @Test
    void a_sitting_is_read_once_and_what_was_struck_from_it_is_not_told() throws IOException {
        Files.copy(SITTING, folder.resolve(SITTING.getFileName()));

        assertThat(run().count(Kind.REUNION).created()).isEqualTo(1);
        assertThat(run().count(Kind.REUNION).unchanged()).isEqualTo(1);

        var page = visitor.page("/agenda");
        assertThat(page.select("h3 time").eachAttr("datetime")).containsExactly("2025-05-23");
        assertThat(page.select("main").text())
                .contains("21 h 30 · Séance publique", "relative à la fin de vie")
                .doesNotContain("soins palliatifs");
    }

    @Test
    void what_is_announced_stands_first_and_in_the_calendars_and_what_is_called_off_nowhere() throws IOException {
        var day = LocalDate.now().plusDays(40);
        reunion("RUANR5L17S2026IDC900001", day + "T09:30:00.000+01:00", "Eventuel", "PO59048", "Examen", BUDGET);
        reunion("RUANR5L17S2026IDC900002", day + "T15:00:00.000+01:00", "Annulé", "PO59048", "Examen", BUDGET);
        reunion("RUANR5L17S2026IDC900003", day + "T16:00:00.000+01:00", "Confirmé", "PO59048", "Audition", BUDGET);
        reunion("RUANR5L17S2024IDC900009", "2024-01-10T09:30:00.000+01:00", "Eventuel", "PO59048", "Examen", BUDGET);
        run();

        var page = visitor.page("/agenda");
        assertThat(page.select("h3 time").eachAttr("datetime"))
                .as("what was tentative is not said to have been held")
                .containsExactly(day.toString());
        assertThat(page.select("[aria-labelledby=h-ahead] h4").eachText())
                .containsExactly("9 h 30 · Commission des finances");
        assertThat(page.select("[aria-labelledby=h-ahead]").text()).contains("éventuel");
        assertThat(page.select("[aria-labelledby=h-ahead] a").attr("href")).isEqualTo("/amendements?dossier=" + BUDGET);
        assertThat(page.select("[aria-labelledby=h-ahead] a").getFirst().text()).matches("P.*\\d+ amendements?");
        var calendar = visitor.body("/textes/PRJLANR5L17B2247/agenda.ics").replace("\r\n ", "");
        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .as("one event of a meeting, with all its points")
                .contains("UID:RUANR5L17S2026IDC900001@", "STATUS:TENTATIVE\r\n", "\\, suite\\nCrédits\\, rapport")
                .doesNotContain("IDC900002", "IDC900003");
        assertThat(calendar.lines().filter(line -> line.equals("BEGIN:VEVENT"))).hasSize(1);
        assertThat(visitor.get("/textes/PRJLANR5L17B9999/agenda.ics").statusCode())
                .isEqualTo(404);
    }

    @Test
    void calendars_are_linked_where_one_follows_a_bill_or_a_theme() {
        assertThat(calendars("/amendements?texte=PRJLANR5L17B2247"))
                .containsExactly("/textes/PRJLANR5L17B2247/agenda.ics");
        assertThat(calendars("/en/amendements?texte=PRJLANR5L17B2247"))
                .containsExactly("/en/textes/PRJLANR5L17B2247/agenda.ics");
        assertThat(calendars("/amendements")).isEmpty();
        assertThat(calendars("/themes/sante")).containsExactly("/themes/sante/agenda.ics");
        assertThat(calendars("/17/amendements/2247/CION_FIN/CF1115"))
                .as("decided")
                .isEmpty();
        sql("update amendement set sort = 'A_DISCUTER' where uid = '" + CF1115 + "'");
        assertThat(calendars("/en/17/amendements/2247/CION_FIN/CF1115"))
                .containsExactly("/en/textes/PRJLANR5L17B2247/agenda.ics");
        sql("update amendement set sort = 'REJETE' where uid = '" + CF1115 + "'");
        calendars("/themes/sante")
                .forEach(href -> assertThat(visitor.body(href)).startsWith("BEGIN:VCALENDAR"));
    }

    private List<String> calendars(String path) {
        return visitor.page(path).select("a[type=text/calendar]").eachAttr("href");
    }

    @Test
    void an_undecided_amendement_says_when_those_who_examine_it_will_debate_its_bill() throws IOException {
        var day = LocalDate.now().plusDays(40);
        reunion("RUANR5L17S2026IDC900001", day + "T09:30:00.000+01:00", "Confirmé", "PO59047", "Examen", BUDGET);
        run();
        sql("update amendement set sort = 'A_DISCUTER' where uid = '" + CF1115 + "'");
        assertThat(debat(CF1115)).as("another committee").isEmpty();

        reunion("RUANR5L17S2026IDC900004", day + "T10:30:00.000+01:00", "Confirmé", "PO59048", "Examen", BUDGET);
        run();
        assertThat(debat(CF1115)).contains(day.atTime(10, 30));
        assertThat(visitor.page("/17/amendements/2247/CION_FIN/CF1115").text())
                .contains("Débat annoncé le", "le vote reste ouvert ici après sa décision")
                .doesNotContain("L’Assemblée a tranché");
        assertThat(lines("texte=PRJLANR5L17B2247"))
                .singleElement()
                .asString()
                .containsPattern("débat annoncé le " + day.getDayOfMonth() + "\\D.*" + day.getYear());

        sql("update amendement set sort = 'A_DISCUTER' where uid = '" + OF_THE_VERSION_BEFORE + "'");
        assertThat(debat(OF_THE_VERSION_BEFORE))
                .as("amendements to a later version came in")
                .isEmpty();

        sql("update amendement set sort = 'REJETE' where uid = '" + CF1115 + "'");
        assertThat(debat(CF1115)).as("it is decided").isEmpty();
        assertThat(lines("texte=PRJLANR5L17B2247")).singleElement().asString().doesNotContain("débat");
    }

    @Test
    void an_amendement_was_debated_in_the_sitting_that_its_file_names() throws IOException {
        Files.copy(SITTING, folder.resolve(SITTING.getFileName()));
        run();
        sql("update amendement set seance_ref = 'RUANR5L17S2025IDS29400' where uid = '" + CF1115 + "'");

        assertThat(visitor.page("/en/17/amendements/2247/CION_FIN/CF1115").text())
                .contains("Debated on 23 May 2025, in the plenary");
        assertThat(lines("q=CF1115")).singleElement().asString().doesNotContain("débattu");
        agenda.refreshDebats();
        assertThat(lines("q=CF1115&sort=REJETE")).singleElement().asString().contains("débattu le 23 mai 2025");

        sql("update amendement set sort = 'A_DISCUTER' where uid = '" + CF1115 + "'");
        assertThat(visitor.page("/17/amendements/2247/CION_FIN/CF1115").text())
                .as("nobody knows whether it was reached")
                .contains("À l’ordre du jour du 23 mai 2025")
                .doesNotContain("Débattu le");
        assertThat(lines("q=CF1115")).singleElement().asString().contains("à l’ordre du jour du 23 mai 2025");
        sql("update amendement set sort = 'REJETE' where uid = '" + CF1115 + "'");
    }

    @Test
    void a_list_is_sorted_by_the_day_of_debate_the_last_day_first_page_by_page() throws IOException {
        Files.copy(SITTING, folder.resolve(SITTING.getFileName()));
        sql("update amendement set seance_ref = 'RUANR5L17S2025IDS29400' where uid in"
                + " (select uid from amendement where texte_uid <> 'PRJLANR5L17B2247' order by uid limit 30)");
        run();

        var first = visitor.page("/amendements?tri=debat");
        var next = visitor.page(first.select("a[rel=next]").attr("href"));
        assertThat(first.select("article .meta:has(b)").eachText()).hasSize(20).allMatch(DEBATED);
        assertThat(next.select("article .meta:has(b)").eachText())
                .as("then those without a day")
                .satisfies(lines -> assertThat(lines.getFirst()).matches(DEBATED))
                .satisfies(lines -> assertThat(lines.getLast()).doesNotContain("débattu"));
        assertThat(next.select("article h3 a").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.select("article h3 a").eachAttr("href"));
        assertThat(visitor.get("/api/v1/amendements?tri=debat").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/amendements?tri=debats").statusCode()).isEqualTo(400);
    }

    /** Each sitting that an amendement or a roll-call names is there. */
    @Test
    @EnabledIfSystemProperty(named = "voix.test.data", matches = ".+")
    void the_files_of_a_whole_folder_join() {
        var data = System.getProperty("voix.test.data");
        var report = imports.run(List.of(data + "/agenda", data + "/amendements"), ImportListener.NONE);

        assertThat(report.count(Kind.REUNION).created()).isEqualTo(467);
        assertThat(report.count(Kind.REUNION).refused()).isZero();
        assertThat(number("select count(*) from amendement a join reunion r on r.uid = a.seance_ref"))
                .isGreaterThanOrEqualTo(600);
        assertThat(number(
                        "select count(distinct a.seance_ref) from amendement a join reunion r on r.uid = a.seance_ref"))
                .isEqualTo(number("select count(distinct seance_ref) from amendement"))
                .isGreaterThanOrEqualTo(185);
    }

    private List<String> lines(String query) {
        return visitor.page("/amendements?" + query)
                .select("article .meta:has(b)")
                .eachText();
    }

    private Optional<LocalDateTime> debat(String uid) {
        agenda.refreshDebats();
        return agenda.of(amendements.find(uid).orElseThrow())
                .map(found -> found.debutAt().atZone(Messages.PARIS).toLocalDateTime());
    }

    private ImportReport run() {
        return imports.run(List.of(folder.toString()), ImportListener.NONE);
    }

    private void reunion(String uid, String debut, String etat, String organe, String type, String dossier)
            throws IOException {
        Files.writeString(folder.resolve(uid + ".json"), """
                {"reunion": {"@xsi:type": "reunionCommission_type", "uid": "%s", "timeStampDebut": "%s",
                 "timeStampFin": {"@xsi:nil": "true"}, "cycleDeVie": {"etat": "%s"}, "organeReuniRef": "%s",
                 "participants": {"participantsInternes": {"participantInterne": {"acteurRef": "PA1"}}},
                 "ODJ": {"pointsODJ": {"pointODJ": [
                  {"cycleDeVie": {"etat": "Confirmé"}, "objet": "Projet de loi, suite", "typePointODJ": "%5$s",
                   "dossiersLegislatifsRefs": {"dossierRef": "%6$s"}},
                  {"cycleDeVie": {"etat": "Confirmé"}, "objet": "Crédits, rapport spécial", "typePointODJ": "%5$s",
                   "dossiersLegislatifsRefs": {"dossierRef": "%6$s"}}]}}}}
                """.formatted(uid, debut, etat, organe, type, dossier));
    }

    private void sql(String sql) {
        transactions.executeWrite(status -> {
            try (var statement = status.getConnection().createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private long number(String sql) {
        return transactions.executeRead(status -> {
            try (var rows = status.getConnection().createStatement().executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
