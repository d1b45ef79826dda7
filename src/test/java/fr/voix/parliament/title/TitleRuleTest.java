package fr.voix.parliament.title;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Language;
import fr.voix.base.text.ListReader;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.Credits.Programme;
import fr.voix.parliament.amendement.CreditsLine;
import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Kind;
import fr.voix.parliament.amendement.Title.Lead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Titles of real amendements. */
class TitleRuleTest {

    /** One of {@code cases.txt}: sentences of a real exposé, and what a reader would quote of them. */
    record Case(String uid, String lead, String quote, String expose) {

        static Case of(String line) {
            var parts = line.split(" \\| ", -1);
            return new Case(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    static Stream<Case> cases() {
        return ListReader.text(TitleRuleTest.class, "cases.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_asked_is_quoted_as_a_reader_would(Case one) {
        var title = title(one.expose());
        assertThat(title.map(Title::lead).map(Lead::name).orElse("-")).isEqualTo(one.lead());
        assertThat(title.map(TitleRuleTest::quote).orElse("")).isEqualTo(one.quote());
    }

    private static Optional<Title> title(String expose) {
        return TitleRule.of(null, null, "<p>" + expose + "</p>");
    }

    private static String quote(Title title) {
        return title.quote() == null ? "" : title.quote().replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    @Test
    void a_kind_is_title_enough_where_nothing_else_is_said() {
        assertThat(kind(null, "Amendement rédactionnel.")).isEqualTo(Kind.REDACTIONNEL);
        assertThat(kind(null, "Amendement de coordination.")).isEqualTo(Kind.COORDINATION);
        assertThat(kind(null, "Amendement de repli.")).isEqualTo(Kind.REPLI);
        assertThat(kind(null, "Cet amendement d’appel vise à ouvrir le débat.")).isEqualTo(Kind.APPEL);
        assertThat(kind("<p>Supprimer cet article.</p>", "Cet article est dangereux."))
                .isEqualTo(Kind.SUPPRESSION);
        assertThat(kind("<p>Le Gouvernement remet ce rapport.</p>", "Rien.")).isEqualTo(Kind.RAPPORT);
        assertThat(TitleRule.of("<p>Un mot.</p>", null, "<p>Se justifie par son texte même.</p>"))
                .isEmpty();
    }

    private static Kind kind(String dispositif, String expose) {
        var title = TitleRule.of(dispositif, null, "<p>" + expose + "</p>").orElseThrow();
        assertThat(title.quote()).isNull();
        return title.kind();
    }

    /** Of AMANR5L17PO838901BTC1437P0D1N001332, PO59048B1285P0D1N000017 and PO420120B1102P0D1N000609; the last two say nothing. */
    @Test
    void where_the_expose_asks_nothing_the_words_that_the_dispositif_adds_or_changes_are_quoted() {
        assertThat(title(
                        "<p>Après l’article L. 253-8 du code rural, il est inséré un article L. 253-8-1 A ainsi rédigé :</p>"
                                + "<p>« Art. L. 253-8-1 A. – L’utilisation des produits contenant la substance active buprofezin est interdite. »</p>",
                        "La substance est classée."))
                .isEqualTo(
                        "Les auteurs proposent d’écrire dans le texte\u202f: «\u202fL’utilisation des produits contenant"
                                + " la substance active buprofezin est interdite\u202f»");
        assertThat(title(
                        "<p>Dans un délai de six mois, le Gouvernement remet au Parlement un rapport sur la politique migratoire en 2024.</p>",
                        "Les crédits ont augmenté."))
                .isEqualTo(
                        "Demande de rapport. Les auteurs proposent d’écrire dans le texte\u202f: «\u202fle Gouvernement"
                                + " remet au Parlement un rapport sur la politique migratoire en 2024\u202f»");
        assertThat(title(
                        "<p>À l’alinéa 3, substituer aux mots :</p><p>« sur l’évolution des soins »</p><p>les mots :</p><p>« à l’accompagnement ».</p>",
                        "Amendement de coordination."))
                .isEqualTo("Amendement de coordination. Les auteurs proposent de «\u202fsubstituer aux mots\u202f:"
                        + " “sur l’évolution des soins” les mots\u202f: “à l’accompagnement”\u202f»");
        assertThat(title(
                        "<p>À l’alinéa 3, substituer au mot :</p><p>« juin »</p><p>le mot :</p><p>« juillet ».</p>",
                        "Rien."))
                .isNull();
        assertThat(title("<p>Supprimer l’alinéa 8.</p>", "Rien.")).isNull();
    }

    private static String title(String dispositif, String expose) {
        return TitleRule.of(dispositif, null, "<p>" + expose + "</p>")
                .map(Title::text)
                .orElse(null);
    }

    @Test
    void a_budget_has_the_goal_as_its_title_and_its_sums_below() {
        var credits = new Credits(List.of(moved("A", 8_000_000), moved("B", -8_000_000)), 0, 0);
        var title = TitleRule.of(
                        null,
                        credits,
                        "<p>Cet amendement prélève 8 M€ en AE et CP. Amendement d’appel. Nous proposons de rétablir l’APL accession.</p>")
                .orElseThrow();
        assertThat(title.text())
                .isEqualTo("Amendement d’appel. Les auteurs proposent de «\u202frétablir l’APL accession\u202f»");
        assertThat(title.quoted(Language.EN))
                .isEqualTo("Probing amendment. The authors propose to “rétablir l’APL accession”");
        assertThat(title.sums()).isEqualTo("8\u00a0M€ de «\u202fB\u202f» vers «\u202fA\u202f»");
        assertThat(TitleRule.of(null, credits, null).orElseThrow().text()).isEqualTo(title.sums());
    }

    @Test
    void a_table_of_credits_is_told_in_one_line_or_not_at_all() {
        assertThat(line(moved("Presse", -20_455_000)))
                .contains("20\u202f455\u202f000\u00a0€ de moins pour «\u202fPresse\u202f»");
        assertThat(line(moved("Sport", 1_250_000_000))).contains("1,25\u00a0Md€ de plus pour «\u202fSport\u202f»");
        assertThat(line(moved("A", 3_000_000), moved("B", -1_000_000)))
                .contains("3\u00a0M€ de plus pour «\u202fA\u202f», 1\u00a0M€ de moins pour «\u202fB\u202f»");
        assertThat(line(new Programme("A", null, -5_000_000, 0, List.of())))
                .contains("5\u00a0M€ d’autorisations d’engagement de moins pour «\u202fA\u202f»");
        assertThat(line(moved("A", 0))).isEmpty();
        assertThat(line(moved("A", 5_000_000), new Programme("B", null, -5_000_000, 0, List.of())))
                .isEmpty();
        assertThat(CreditsLine.of(new Credits(List.of(moved("A", 8_070_000)), 0, 0))
                        .orElseThrow()
                        .in(Language.EN))
                .isEqualTo("€8.07 million more for «\u202fA\u202f»");
    }

    private static Optional<String> line(Programme... programmes) {
        return CreditsLine.of(new Credits(List.of(programmes), 0, 0)).map(one -> one.in(Language.FR));
    }

    private static Programme moved(String libelle, long amount) {
        return new Programme(libelle, "modification", amount, amount, List.of());
    }

    /** Patterns that try many ways must not be led into trying them all. */
    @Test
    void no_text_keeps_the_rules_busy() {
        long from = System.nanoTime();
        for (var unit : List.of(
                "a, ",
                "cet amendement, ",
                "« a » ",
                "le Gouvernement remet un rapport ",
                "nous, ",
                "A. ",
                ".",
                "donc , ",
                "amendement d’appel ")) {
            title(unit.repeat(2_000));
            title("Par cet amendement, " + unit.repeat(300));
            TitleRule.of("<p>" + unit.repeat(2_000) + "</p>", null, null);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(30));
    }
}
