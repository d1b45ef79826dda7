package fr.voix.site.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import fr.voix.base.text.Language;
import fr.voix.petition.reading.Strokes;
import fr.voix.urn.leaf.Crowd;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of a result: what is drawn, and when they are another version. */
class CardTest {

    private static final int POUR = 0x066278;
    private static final int CONTRE = 0xb26920;
    private static final int ABSTENTION = 0x656d71;
    private static final int INK = 0x0f1a20;
    private static final int INK_2 = 0x4a555b;
    private static final int PAPER = 0xf8faf8;
    private static final int BAR_LEFT = 62;
    private static final int BAR_TOP = 414;
    private static final int BAR_WIDTH = 1078;
    private static final int BAR_HEIGHT = 56;

    private static final CardWriter CARDS = new CardWriter(new SheetWriter());

    static Stream<String> samples() {
        return CardSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_result_makes_a_small_card_that_others_can_read(String sample) throws IOException {
        byte[] png = CARDS.write(CardSamples.all().get(sample));
        var card = read(png);
        assertThat(card.getWidth()).isEqualTo(Picture.WIDTH);
        assertThat(card.getHeight()).isEqualTo(Picture.HEIGHT);
        assertThat(png.length).isLessThan(60_000);
        // words are thousands of dots of ink, and nothing runs over the edge
        var colours = colours(card, 0, 30, 1200, 600);
        assertThat(colours.getOrDefault(0x0f1a20, 0)).isGreaterThan(5_000);
        for (int side : new int[] {0, 1142}) {
            assertThat(colours(card, side, 30, 56, 600).keySet()).containsExactly(0xf8faf8);
        }
    }

    /** Where it does not, {@link CardSamples} draws it anew. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void the_card_of_every_other_page_says_what_the_first_page_says(Language language) throws IOException {
        assertThat(Files.readAllBytes(CardSamples.file(language))).isEqualTo(CardSamples.site(CARDS, language));
    }

    @Test
    void a_young_petition_shows_its_next_step_and_not_a_row_of_empty_squares() throws IOException {
        var grown = read(CARDS.write(petition(700, "")));
        var young = read(CARDS.write(petition(6, "Encore 4 signatures pour qu’une réponse soit demandée.")));
        var over = read(CARDS.write(petition(6, "")));
        // a row ends with everything else, a sentence before
        assertThat(colours(grown, 1_130, 468, 10, 56)).containsKey(INK);
        assertThat(colours(young, 1_130, 468, 10, 56)).containsOnlyKeys(PAPER);
        assertThat(strip(young).get(INK)).isGreaterThan(3_000);
        assertThat(strip(over)).containsOnlyKeys(PAPER);
        assertThat(petition(6, "Encore 4 signatures.").alternative()).contains("Encore 4 signatures.");
    }

    private static Map<Integer, Integer> strip(BufferedImage card) {
        return colours(card, BAR_LEFT, 468, BAR_WIDTH, 56);
    }

    private static PetitionCard petition(long signatures, String ahead) {
        return new PetitionCard(
                Language.FR,
                "PET1",
                "Rendre l’eau des fontaines",
                signatures,
                Crowd.NONE,
                Strokes.of(signatures, 10, 1_000),
                ahead,
                "ouverte",
                signatures,
                Instant.EPOCH,
                "voix.example",
                CardSamples.REGISTER);
    }

    @Test
    void the_bar_is_as_long_as_the_shares_and_nothing_speaks_by_colour_alone() throws IOException {
        var card = card(Language.FR, true, 500, 400, 100);
        var pour = colours(card, BAR_LEFT, BAR_TOP, BAR_WIDTH, BAR_HEIGHT);
        assertThat(pour.get(POUR)).isBetween(530 * BAR_HEIGHT, 540 * BAR_HEIGHT);
        // hatched and dotted: paper shows through
        var contre = colours(card, BAR_LEFT + 545, BAR_TOP, 400, BAR_HEIGHT);
        assertThat(contre.get(CONTRE)).isGreaterThan(200 * BAR_HEIGHT);
        assertThat(contre.get(0xf8faf8)).isGreaterThan(50 * BAR_HEIGHT);
        var abstention = colours(card, BAR_LEFT + 980, BAR_TOP, 98, BAR_HEIGHT);
        assertThat(abstention.get(ABSTENTION)).isGreaterThan(500);
        assertThat(abstention.get(0xf8faf8)).isGreaterThan(50 * BAR_HEIGHT);
    }

    @Test
    void the_smallest_share_is_seen_and_an_empty_one_is_not() throws IOException {
        assertThat(colours(card(Language.FR, true, 1, 9_999_999, 0), BAR_LEFT, BAR_TOP, BAR_WIDTH, BAR_HEIGHT))
                .containsKey(POUR)
                .doesNotContainKey(ABSTENTION);
        assertThat(colours(card(Language.FR, true, 0, 0, 0), BAR_LEFT, BAR_TOP, BAR_WIDTH, BAR_HEIGHT))
                .doesNotContainKeys(POUR, CONTRE);
        assertThat(VoteBar.widths(new long[] {1, 0, 1_000_000}, 100, 4, 3)).containsExactly(3, 0, 93);
    }

    @Test
    void votes_of_one_network_are_told_beside_the_total() {
        var plain = CardSamples.result(Language.FR, "CF1", "Objet", true, null, 5, 4, 1);
        var crowded =
                CardSamples.with(plain, new Crowd(1, 3, 0, 0, 0), plain.tally().at(), plain.register());
        assertThat(crowded.alternative()).contains("10\u00a0voix. Dont 3 voix d’un même réseau.");
        assertThat(crowded.version()).isNotEqualTo(plain.version());
        assertThat(CARDS.write(crowded)).isNotEqualTo(CARDS.write(plain));
    }

    @Test
    void another_result_is_another_picture_and_another_version() {
        var result = CardSamples.result(Language.FR, "CF1", "Objet", true, null, 5, 4, 1);
        byte[] png = CARDS.write(result);
        assertThat(Map.of(
                        "a ballot", CardSamples.result(Language.FR, "CF1", "Objet", true, null, 6, 4, 1),
                        "closed", CardSamples.result(Language.FR, "CF1", "Objet", false, null, 5, 4, 1),
                        "a date",
                                CardSamples.result(
                                        Language.FR, "CF1", "Objet", true, LocalDate.of(2026, 1, 1), 5, 4, 1),
                        "a summary", CardSamples.result(Language.FR, "CF1", "Autre objet", true, null, 5, 4, 1),
                        "a number", CardSamples.result(Language.FR, "CF2", "Objet", true, null, 5, 4, 1),
                        "a language", CardSamples.result(Language.EN, "CF1", "Objet", true, null, 5, 4, 1)))
                .allSatisfy((what, other) -> {
                    assertThat(other.version()).isNotEqualTo(result.version());
                    assertThat(CARDS.write(other)).isNotEqualTo(png);
                });
    }

    private static Map<Integer, Integer> register(Card card) throws IOException {
        return colours(read(CARDS.write(card)), 700, 108, 440, 26);
    }

    /** Each instance reads urn and register at an instant of its own, and all must agree on what a picture is called. */
    @Test
    void the_same_urn_read_at_another_instant_is_the_same_version() throws IOException {
        var result = CardSamples.result(Language.FR, "CF1", "Objet", true, null, 5, 4, 1);
        var later = CardSamples.with(result, Crowd.NONE, result.tally().at().plusSeconds(90), "");
        assertThat(later.version()).isEqualTo(result.version()).hasSize(12);
        assertThat(register(result)).as("a few words").containsKey(INK_2);
        assertThat(register(later)).as("nothing is signed").containsOnlyKeys(PAPER);
    }

    @Test
    void text_breaks_where_it_is_too_wide_and_ends_in_an_ellipsis_where_it_is_too_long() {
        assertThat(Wrap.lines("un deux trois", 8, 3, String::length)).containsExactly("un deux", "trois");
        assertThat(Wrap.lines("un deux trois quatre", 8, 2, String::length)).containsExactly("un deux", "trois…");
        assertThat(Wrap.lines("anticonstitutionnellement", 8, 2, String::length))
                .containsExactly("anticon…");
        assertThat(Wrap.lines("8\u00a0millions d’euros", 10, 2, String::length))
                .containsExactly("8\u00a0millions", "d’euros");
        assertThat(Wrap.lines("", 8, 2, String::length)).containsExactly("");
    }

    @Test
    void what_the_font_does_not_have_is_still_a_letter() {
        var font = FontReader.of("medium");
        assertThat(font.width("Ș", 100)).isEqualTo(font.width("S", 100));
        assertThat(font.width("漢", 100)).isEqualTo(font.width("?", 100));
        assertThat(font.width("\u202f", 100)).isBetween(15.0, 20.0);
        assertThat(font.width("To", 100)).isLessThan(font.width("T", 100) + font.width("o", 100));
    }

    /** These look for fontconfig or for a screen, which a small machine has not. */
    @Test
    void the_card_needs_no_font_of_the_machine() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.awt.Font")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.awt.GraphicsEnvironment")
                .check(new ClassFileImporter().importPackages("fr.voix.site.card"));
        assertThat(System.getProperty("java.awt.headless")).isEqualTo("true");
    }

    private static BufferedImage card(Language language, boolean isOpen, long... counts) throws IOException {
        return read(CARDS.write(CardSamples.result(language, "CF1115", "Objet", isOpen, null, counts)));
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Map<Integer, Integer> colours(BufferedImage card, int left, int top, int width, int height) {
        var counted = new HashMap<Integer, Integer>();
        for (int rgb : card.getRGB(left, top, width, height, null, 0, width)) {
            counted.merge(rgb & 0xFFFFFF, 1, Integer::sum);
        }
        return counted;
    }
}
