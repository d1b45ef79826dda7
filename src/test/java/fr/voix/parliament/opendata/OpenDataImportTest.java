package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.voix.base.secret.Sha256;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Lecture;
import fr.voix.parliament.texte.TexteService;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
class OpenDataImportTest {

    private static final String FOLDER = "json/DLR5L17N52428/PRJLANR5L17B2247/";

    @TempDir
    Path folder;

    @Inject
    OpenDataImport imports;

    @Inject
    AmendementService amendements;

    @Inject
    TexteService textes;

    @Inject
    JdbcOperations jdbc;

    @Inject
    TransactionOperations<Connection> transactions;

    @BeforeEach
    void empty() {
        transactions.executeWrite(status -> {
            try (var statement = status.getConnection().createStatement()) {
                // past the trigger that keeps decisions from being taken back
                statement.execute("set local session_replication_role = replica");
                return statement.execute(
                        "truncate amendement, scrutin_public, texte, dossier, acteur, organe, groupe, urn, leaf cascade");
            }
        });
    }

    @Test
    void a_new_amendement_opens_a_scrutin_whose_first_leaf_names_its_text() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());

        assertThat(run().lines()).containsExactly("amendement created=1 updated=0 unchanged=0 refused=0");

        Amendement amendement = amendements.findByPath("2247/CION_FIN/CF1115").orElseThrow();
        assertThat(leaves()).containsExactly("t1 " + OpenDataFiles.CF1115 + " " + hash(amendement));
        assertThat(textes.texte("PRJLANR5L17B2247").orElseThrow().dossierUid()).isEqualTo("DLR5L17N52428");
    }

    @Test
    void the_same_files_again_change_nothing() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        run();
        List<String> before = leaves();

        assertThat(run().lines()).containsExactly("amendement created=0 updated=0 unchanged=1 refused=0");
        assertThat(leaves()).isEqualTo(before);
    }

    @Test
    void what_other_rules_had_read_is_read_anew() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        run();
        byte[] before = Sha256.hash(new byte[] {1}, cf1115().getBytes(StandardCharsets.UTF_8));
        transactions.executeWrite(
                status -> jdbc.prepareStatement("update amendement set title = null, fingerprint = ?", statement -> {
                    statement.setBytes(1, before);
                    return statement.executeUpdate();
                }));

        assertThat(run().lines()).containsExactly("amendement created=0 updated=1 unchanged=0 refused=0");
        assertThat(amendements.find(OpenDataFiles.CF1115).orElseThrow().title().text())
                .startsWith("Les auteurs proposent de «\u202fmettre un coup d’arrêt");
        assertThat(leaves()).as("its text is the same").hasSize(1);
    }

    @Test
    void a_changed_text_is_written_in_the_urn_and_a_changed_outcome_is_not() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        run();
        put(FOLDER, OpenDataFiles.CF1115, newer("1767963700000", "Rejet", "Adopt"));
        assertThat(run().count(Kind.AMENDEMENT).updated()).isEqualTo(1);
        assertThat(leaves()).hasSize(1);

        put(FOLDER, OpenDataFiles.CF1115, newer("1767963800000", "le groupe LFI propose", "le groupe LFI demande"));
        assertThat(run().count(Kind.AMENDEMENT).updated()).isEqualTo(1);
        Amendement amendement = amendements.find(OpenDataFiles.CF1115).orElseThrow();
        assertThat(leaves()).hasSize(2).last().isEqualTo("t1 " + OpenDataFiles.CF1115 + " " + hash(amendement));
    }

    @Test
    void an_older_file_does_not_undo_a_newer_one() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, newer("1767963800000", "le groupe LFI propose", "le groupe LFI demande"));
        run();
        put(FOLDER, OpenDataFiles.CF1115, cf1115());

        assertThat(run().count(Kind.AMENDEMENT)).isEqualTo(new ImportReport.Count(0, 0, 1, 0, 0));
        assertThat(amendements.find(OpenDataFiles.CF1115).orElseThrow().expose())
                .contains("demande");
    }

    @Test
    void two_copies_in_one_folder_are_one_amendement_the_newer_one() throws IOException {
        put("a/", OpenDataFiles.CF1115, newer("1767963800000", "le groupe LFI propose", "le groupe LFI demande"));
        put("b/", OpenDataFiles.CF1115, cf1115());

        assertThat(run().count(Kind.AMENDEMENT)).isEqualTo(new ImportReport.Count(1, 0, 1, 0, 0));
        assertThat(amendements.find(OpenDataFiles.CF1115).orElseThrow().expose())
                .contains("demande");
    }

    @Test
    void a_file_misnamed_is_known_by_its_content() throws IOException {
        put("a/", OpenDataFiles.CF1115, cf1115());
        run();
        Files.delete(folder.resolve("a/" + OpenDataFiles.CF1115 + ".json"));
        OpenDataFiles.write(folder, "a/AMANcopy.json", cf1115());

        assertThat(run().count(Kind.AMENDEMENT)).isEqualTo(new ImportReport.Count(0, 0, 1, 0, 0));
    }

    @Test
    void a_folder_without_a_dossier_takes_none_away() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        run();
        Path alone = OpenDataFiles.write(
                folder, "alone/" + OpenDataFiles.CF1115 + ".json", newer("1767963800000", "x", "x"));

        imports.run(List.of(alone.toString()), ImportListener.NONE);

        assertThat(amendements.find(OpenDataFiles.CF1115).orElseThrow().dossierUid())
                .isEqualTo("DLR5L17N52428");
    }

    @Test
    void an_erased_amendement_loses_its_text_here_too() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        run();
        put(
                FOLDER,
                OpenDataFiles.CF1115,
                OpenDataFiles.text("AMANR5L17PO419610B1959P0D1N000019.json")
                        .replace("AMANR5L17PO419610B1959P0D1N000019", OpenDataFiles.CF1115)
                        .replaceAll("\"chronotag\": \"\\d+\"", "\"chronotag\": \"1999999999999\""));
        run();

        Amendement erased = amendements.find(OpenDataFiles.CF1115).orElseThrow();
        assertThat(erased.sort()).isEqualTo(Sort.EFFACE);
        assertThat(erased.expose()).isNull();
        assertThat(erased.signataires()).isNull();
        assertThat(found("liberticide")).isEmpty();
    }

    @Test
    void bad_records_are_listed_and_good_ones_go_in() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        put(FOLDER, "AMANTRUNCATED", cf1115().substring(0, 3_000));
        put(FOLDER, "AMANNOUID", cf1115().replace("\"uid\"", "\"uidd\""));
        put(
                FOLDER,
                "AMANHUGENUMBER",
                cf1115().replace(OpenDataFiles.CF1115, "AMANHUGENUMBER").replace("\"1115\"", "\"99999999999\""));
        put(
                FOLDER,
                "AMANBADDATE",
                cf1115().replace(OpenDataFiles.CF1115, "AMANBADDATE").replace("2026-01-06", "2026-13-45"));
        put(
                FOLDER,
                "AMANFARDATE",
                cf1115().replace(OpenDataFiles.CF1115, "AMANFARDATE")
                        .replace("2026-01-09T12:00", "+999999999-01-09T12:00"));
        OpenDataFiles.write(folder, "PO1.json", "{\"organe\": {\"uid\": \"PO1\"}}");
        OpenDataFiles.write(folder, "empty.json", "");
        OpenDataFiles.write(folder, "theme.json", "{\"themes\": []}");
        OpenDataFiles.write(folder, "notes.txt", "x");

        ImportReport report = run();

        assertThat(report.count(Kind.AMENDEMENT)).isEqualTo(new ImportReport.Count(1, 0, 0, 5, 0));
        assertThat(report.refusals())
                .extracting(refusal -> refusal.path().replaceAll(".*/", "") + ": " + refusal.reason())
                .anyMatch(line -> line.startsWith("AMANTRUNCATED.json: not valid JSON"))
                .contains("AMANNOUID.json: uid is missing")
                .contains("AMANHUGENUMBER.json: identification.numeroOrdreDepot: out of bounds: 99999999999")
                .contains("AMANBADDATE.json: cycleDeVie.dateDepot: not a date: \"2026-13-45\"")
                .contains("PO1.json: codeType is missing")
                .contains("empty.json: empty file");
        assertThat(report.lines()).contains("autre ignored=2 refused=1");
    }

    @Test
    void what_the_database_alone_refuses_costs_only_itself() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        StringBuilder tooLongForAnIndex = new StringBuilder();
        new Random(1).ints(20_000, 'a', 'z').forEach(letter -> tooLongForAnIndex.append((char) letter));
        put(
                FOLDER,
                "AMANLONGKEY",
                withExamen(tooLongForAnIndex.toString()).replace(OpenDataFiles.CF1115, "AMANLONGKEY"));

        assertThat(run().count(Kind.AMENDEMENT)).isEqualTo(new ImportReport.Count(1, 0, 0, 1, 0));
    }

    @Test
    void an_address_belongs_to_the_first_who_has_it() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        run();
        put(FOLDER, "AMANRIVAL", cf1115().replace(OpenDataFiles.CF1115, "AMANRIVAL"));
        run();

        assertThat(amendements.findByPath("2247/CION_FIN/CF1115").orElseThrow().uid())
                .isEqualTo(OpenDataFiles.CF1115);
        assertThat(amendements.find("AMANRIVAL").orElseThrow().path()).isNull();
    }

    @Test
    void only_name_civility_group_constituency_and_mandates_of_a_deputy_are_stored() throws IOException {
        OpenDataFiles.write(folder, "PA999001.json", OpenDataFiles.text("acteur-fictif.json"));
        assertThat(run().lines()).containsExactly("acteur created=1 updated=0 unchanged=0 refused=0");

        Acteur stored = textes.acteur("PA999001").orElseThrow();
        assertThat(stored)
                .isEqualTo(new Acteur(
                        "PA999001",
                        "camille-exemple",
                        "Mme",
                        "Camille",
                        "Exemple",
                        "PO845419",
                        "Corse-du-Sud",
                        "2A",
                        "1",
                        "camille.exemple@assemblee-nationale.fr",
                        stored.fingerprint()));
        String everything = everyRow();
        assertThat(everything).contains("Camille");
        for (String personal : new String[] {
            "1971-02",
            "Naissanceville",
            "Naissancier",
            "Nulleparterre",
            "Horlog",
            "hatvp",
            "0199000001",
            "Imaginaire",
            "Adresseville",
            "mel.example",
            "Assistantine",
            "Collaboratrix",
            "Ancienassistant",
            "Ancien"
        }) {
            assertThat(everything).doesNotContain(personal);
        }
    }

    @Test
    void two_persons_of_one_name_have_two_addresses_and_each_keeps_its_own() throws IOException {
        String file = OpenDataFiles.text("acteur-fictif.json");
        OpenDataFiles.write(folder, "PA999001.json", file);
        OpenDataFiles.write(folder, "PA999002.json", file.replace("PA999001", "PA999002"));
        run();
        OpenDataFiles.write(folder, "PA999001.json", file.replace("Camille", "Claude"));
        run();

        assertThat(textes.acteurAt("camille-exemple").orElseThrow().prenom()).isEqualTo("Claude");
        assertThat(textes.acteurAt("camille-exemple-pa999002").orElseThrow().prenom())
                .isEqualTo("Camille");
        assertThat(textes.mandats("PA999001"))
                .isNotEmpty()
                .allSatisfy(mandat -> assertThat(mandat.debutOn()).isNotNull());
    }

    @Test
    void an_official_dossier_knows_its_title_better_than_a_derived_table() throws IOException {
        OpenDataFiles.write(folder, "titres.json", "{\"DLR5L16N48007\":\"Derived\",\"DLR5L16N48008\":\"Other\"}");
        OpenDataFiles.write(folder, "DLR5L16N48007.json", OpenDataFiles.text("DLR5L16N48007.json"));
        run();
        assertThat(textes.dossiers(List.of("DLR5L16N48007"))
                        .get("DLR5L16N48007")
                        .titre())
                .startsWith("La planification");
        assertThat(textes.dossiers(List.of("DLR5L16N48008"))
                        .get("DLR5L16N48008")
                        .titre())
                .isEqualTo("Other");
        assertThat(run().lines())
                .containsExactly(
                        "dossierParlementaire created=0 updated=0 unchanged=1 refused=0",
                        "titre created=0 updated=0 unchanged=2 refused=0");
    }

    @Test
    void a_dossier_has_its_readings_and_the_roll_calls_that_its_file_or_their_titles_name() throws IOException {
        OpenDataFiles.write(folder, "DLR5L16N47979.json", OpenDataFiles.text("DLR5L16N47979.json"));
        var rollCall = OpenDataFiles.text("VTANR5L17V494.json");
        for (var one : Map.of(
                        2112, "l'ensemble du texte",
                        2111,
                                "l'article 3 du projet de loi portant transposition de l'accord national interprofessionnel"
                                        + " relatif au partage de la valeur au sein de l'entreprise (première lecture).",
                        2110, "la motion de censure déposée par M. Y")
                .entrySet()) {
            OpenDataFiles.write(
                    folder,
                    "VTANR5L16V" + one.getKey() + ".json",
                    rollCall.replaceAll("l'amendement n[^\"]*", one.getValue())
                            .replace("VTANR5L17V494", "VTANR5L16V" + one.getKey())
                            .replace("\"494\"", "\"" + one.getKey() + "\""));
        }
        run();

        assertThat(textes.lectures("DLR5L16N47979"))
                .extracting(
                        Lecture::code,
                        Lecture::debutOn,
                        Lecture::finOn,
                        Lecture::conclusion,
                        one -> one.scrutins().length)
                .containsExactly(
                        tuple("AN1", LocalDate.of(2023, 5, 24), LocalDate.of(2023, 6, 29), "adopté", 1),
                        tuple("SN1", LocalDate.of(2023, 6, 29), LocalDate.of(2023, 10, 17), "modifié", 0),
                        tuple(
                                "CMP",
                                LocalDate.of(2023, 10, 18),
                                LocalDate.of(2023, 11, 22),
                                "adopté, dans les conditions prévues à l'article 45, alinéa 3, de la Constitution",
                                1),
                        tuple("PROM", LocalDate.of(2023, 11, 29), LocalDate.of(2023, 11, 29), null, 0));
        assertThat(column("select scrutin_public_uid || ' ' || dossier_uid from scrutin_public_dossier order by 1"))
                .containsExactly("VTANR5L16V2111 DLR5L16N47979", "VTANR5L16V2112 DLR5L16N47979");
    }

    @Test
    void a_group_without_the_root_key_and_a_document_are_read() throws IOException {
        for (String uid : new String[] {"PO847173", "PO872880", "PO59048", "PRJLSNR5S419B0550"}) {
            OpenDataFiles.write(folder, uid + ".json", OpenDataFiles.text(uid + ".json"));
        }
        run();

        assertThat(textes.groupe("PO847173").orElseThrow().sigle()).isEqualTo("UDR");
        assertThat(textes.groupe("PO872880").orElseThrow().sigle()).isEqualTo("UDR");
        assertThat(textes.organes(List.of("PO59048")).get("PO59048").sigle()).isEqualTo("CION_FIN");
        assertThat(textes.texte("PRJLSNR5S419B0550").orElseThrow().numero()).isEqualTo("550");
    }

    @Test
    void a_path_that_cannot_be_read_is_told_and_the_others_are_imported() throws IOException {
        put(FOLDER, OpenDataFiles.CF1115, cf1115());
        String missing = folder.resolve("missing").toString();

        ImportReport report = imports.run(List.of(missing, folder.toString()), ImportListener.NONE);

        assertThat(report.unreadable()).singleElement().satisfies(refusal -> {
            assertThat(refusal.path()).isEqualTo(missing);
            assertThat(refusal.reason()).isEqualTo("no such file or folder");
        });
        assertThat(report.count(Kind.AMENDEMENT).created()).isEqualTo(1);
    }

    private ImportReport run() {
        return imports.run(List.of(folder.toString()), ImportListener.NONE);
    }

    private void put(String where, String uid, String json) throws IOException {
        OpenDataFiles.write(folder, where + uid + ".json", json);
    }

    private static String cf1115() {
        return OpenDataFiles.text(OpenDataFiles.CF1115 + ".json");
    }

    private static String withExamen(String examen) {
        return cf1115().replaceAll("\"examenRef\": *\"[^\"]*\"", "\"examenRef\": \"" + examen + "\"")
                .replaceAll(
                        "\"discussionIdentique\": *\\{[^}]*}", "\"discussionIdentique\": {\"idDiscussion\": \"1\"}");
    }

    private static String newer(String chronotag, String from, String to) {
        return cf1115().replace("1767963600000", chronotag).replace(from, to);
    }

    private static String hash(Amendement amendement) {
        return HexFormat.of()
                .formatHex(TexteAffiche.of(amendement).orElseThrow().sha256());
    }

    private List<String> leaves() {
        return column("select convert_from(substring(leaves from 4), 'UTF8') from leaf order by urn_id, first_index");
    }

    private List<String> found(String query) {
        return column("select uid from amendement where search @@ websearch_to_tsquery('french', search_words('"
                + query.replace("'", "''") + "'))");
    }

    private String everyRow() {
        StringBuilder everything = new StringBuilder();
        for (String table : column("select table_name from information_schema.tables where table_schema = 'public'"
                // Flyway's: checksums and instants hold any digits
                + " and table_name <> 'flyway_schema_history'")) {
            everything.append(column("select t::text from \"" + table + "\" t"));
        }
        return everything.toString();
    }

    private List<String> column(String sql) {
        return transactions.executeRead(status -> jdbc.prepareStatement(sql, statement -> {
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }));
    }
}
