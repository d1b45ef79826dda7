package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.Sort;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AmendementParserTest {

    private static final byte[] NO_FILE = {};

    private static Amendement parse(String uid) throws RefusedException {
        return AmendementParser.parse(
                OpenDataFiles.node(uid + ".json", "amendement"), "json/DLR5L17N52428/TEXTE/" + uid + ".json", NO_FILE);
    }

    @Test
    void reads_cf1115() throws RefusedException {
        Amendement amendement = parse(OpenDataFiles.CF1115);

        assertThat(amendement.path()).isEqualTo("2247/CION_FIN/CF1115");
        assertThat(amendement.dossierUid()).isEqualTo("DLR5L17N52428");
        assertThat(amendement.numero()).isEqualTo("CF1115");
        assertThat(amendement.sort()).isEqualTo(Sort.REJETE);
        assertThat(amendement.deposeOn()).isEqualTo(LocalDate.of(2026, 1, 6));
        assertThat(amendement.sortAt()).isEqualTo(Instant.parse("2026-01-09T11:00:00Z"));
        assertThat(amendement.auteurUid()).isEqualTo("PA720430");
        assertThat(amendement.signataires()).startsWith("M.\u00A0Bernalicis, Mme\u00A0Abomangoli");
        assertThat(amendement.cosignataireUids()).hasSize(70);
        assertThat(amendement.missionCode()).isEqualTo("AB");
        assertThat(amendement.dispositif()).isNull();
        assertThat(amendement.credits().programmes())
                .extracting(Credits.Programme::ae)
                .containsExactly(8_000_000L, 0L, -8_000_000L);
        assertThat(amendement.credits().totalAe()).isZero();
        assertThat(amendement.expose()).startsWith("<p>Par cet amendement, le groupe LFI propose");
        assertThat(amendement.hasText()).isTrue();
    }

    @Test
    void the_address_drops_part_and_rectification() throws RefusedException {
        assertThat(parse("AMANR5L17PO59048B1906P2D1N001011").path()).isEqualTo("1906C/CION_FIN/CF1011");
        Amendement rectified = parse("AMANR5L17PO838901BTC1484P0D1N000130");
        assertThat(rectified.numero()).isEqualTo("130 (Rect)");
        assertThat(rectified.rectification()).isEqualTo(1);
        assertThat(rectified.path()).isEqualTo("1484/AN/130");
        assertThat(parse("AMANR5L17PO838901B1468P0D2N000001").path()).isNull();
    }

    @Test
    void reads_the_tables_of_both_kinds_of_budget() throws RefusedException {
        Credits detailed = parse("AMANR5L17PO59048B1906P2D1N000878").credits();
        assertThat(detailed.programmes())
                .anySatisfy(programme -> assertThat(programme.lignes()).isNotEmpty());

        Credits amending = parse("AMANR5L17PO838901B2068P0D1N000116").credits();
        assertThat(amending.programmes().stream()
                        .mapToLong(Credits.Programme::ae)
                        .sum())
                .isEqualTo(amending.totalAe());
        assertThat(amending.programmes().getFirst().ae()).isEqualTo(49_000_000L);
        assertThat(amending.programmes().getFirst().cp()).isEqualTo(46_000_000L);
    }

    @Test
    void reads_one_cosignataire_and_the_government_and_a_parent() throws RefusedException {
        assertThat(parse("AMANR5L17PO419604B0118P0D1N001579").cosignataireUids())
                .hasSize(1);
        Amendement government = parse("AMANR5L17PO838901B0622P0D1N000978");
        assertThat(government.auteurType()).isEqualTo(AuteurType.GOUVERNEMENT);
        assertThat(government.auteurOrganeUid()).startsWith("PO");
        assertThat(parse("AMANR5L17PO838901B1906P1D1N003910").parentUid()).startsWith("AMANR5L17");
    }

    @Test
    void a_rapporteur_is_no_author_and_speaks_for_no_group() throws RefusedException {
        String file = OpenDataFiles.text(OpenDataFiles.CF1115 + ".json")
                .replaceAll("\"typeAuteur\": *\"[^\"]*\"", "\"typeAuteur\": \"Rapporteur\"");
        Amendement amendement = AmendementParser.parse(
                OfficialParser.parse(file.getBytes(StandardCharsets.UTF_8)).at("amendement"), "x.json", NO_FILE);
        assertThat(amendement.auteurType()).isEqualTo(AuteurType.RAPPORTEUR);
        assertThat(amendement.rapporteurUid()).isEqualTo("PA720430");
        assertThat(amendement.auteurUid()).isNull();
        assertThat(amendement.groupeUid()).isNull();

        Amendement deputy = parse(OpenDataFiles.CF1115);
        assertThat(deputy.rapporteurUid()).isNull();
        assertThat(deputy.groupeUid()).isEqualTo("PO845413");
    }

    @Test
    void what_has_no_text_cannot_be_voted_on() throws RefusedException {
        Amendement inadmissible = parse("AMANR5L17PO419865B1906P2D1N000015");
        assertThat(inadmissible.sort()).isEqualTo(Sort.IRRECEVABLE);
        assertThat(inadmissible.hasText()).isFalse();

        Amendement erased = parse("AMANR5L17PO419610B1959P0D1N000019");
        assertThat(erased.sort()).isEqualTo(Sort.EFFACE);
        assertThat(erased.hasText()).isFalse();
    }

    @Test
    void unknown_codes_are_taken_in_with_their_raw_text() throws RefusedException {
        String json = OpenDataFiles.text(OpenDataFiles.CF1115 + ".json")
                .replace("\"sort\": \"Rejeté\"", "\"sort\": \"Renvoyé aux calendes\"")
                .replaceAll("\"sort\": *\"Rejet[^\"]*\"", "\"sort\": \"Renvoyé aux calendes\"")
                .replaceAll("\"typeAuteur\": *\"[^\"]*\"", "\"typeAuteur\": \"Oracle\"");

        Amendement amendement = AmendementParser.parse(
                OfficialParser.parse(json.getBytes(StandardCharsets.UTF_8)).at("amendement"), "x.json", NO_FILE);

        assertThat(amendement.sort()).isEqualTo(Sort.INCONNU);
        assertThat(amendement.sortLibelle()).isEqualTo("Renvoyé aux calendes");
        assertThat(amendement.auteurType()).isEqualTo(AuteurType.INCONNU);
        assertThat(amendement.dossierUid()).isNull();
    }

    @Test
    void a_record_that_is_not_an_amendement_is_refused() {
        OfficialNode empty = OfficialNode.ABSENT;
        assertThatThrownBy(() -> AmendementParser.parse(empty, "x.json", NO_FILE))
                .hasMessage("uid is missing");
    }
}
