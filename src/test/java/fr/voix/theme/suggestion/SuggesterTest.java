package fr.voix.theme.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of suggesting, on small texts whose words are their own stems. */
class SuggesterTest {

    private static final Hints HINTS = new ResourceReader().hints();
    private static final SubjectWords WORDS = new ResourceReader().words();
    private static final DecisionIndex NOBODY_DECIDED = DecisionIndex.of(List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "À l’article L. 1 du code de la santé publique, supprimer | sante",
                "L'article L. 1 du Code de l'énergie est abrogé | energie",
                "À l’article 7 du code\u00A0du\u00A0travail, remplacer | travail-emploi",
                "L’article 131‑1 du code de l’entrée et du séjour des étrangers et du droit d’asile est ainsi modifié | immigration-asile",
                "Après l’article 200 du code général des impôts, il est inséré | budget-fiscalite",
                "À l’article L. 2 du livre des procédures fiscales | budget-fiscalite"
            })
    void the_code_that_is_modified_speaks_before_anybody_has_decided(String dispositif, String theme) {
        List<Suggestion> suggestions = hinted(subject("", dispositif));

        assertThat(suggestions).first().satisfies(first -> {
            assertThat(first.slug()).isEqualTo(theme);
            assertThat(first.strength()).isEqualTo(Strength.MEDIUM);
            assertThat(first.reasons())
                    .hasSize(1)
                    .first()
                    .extracting(Reason::kind)
                    .isEqualTo(Reason.Kind.CODE);
            // marked as the text writes it
            assertThat(dispositif).contains(first.words());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Supprimer cet article.",
                "Le décodage du travail est interdit.",
                "Un décret précise le code de la santé publiquement connu.",
                "La perte de recettes pour l’État est compensée à due concurrence par la création d’une taxe additionnelle à"
                        + " l’accise sur les tabacs prévue au chapitre IV du titre Ier du livre III du code des impositions sur"
                        + " les biens et services.",
                "III. – La perte de recettes résultant pour l’État des I et II est compensée par une taxe du code général des impôts."
            })
    void what_only_looks_like_a_code_or_pays_for_the_loss_says_nothing(String dispositif) {
        assertThat(hinted(subject("", QuestionFacts.withoutGage(dispositif)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Réforme de l’audiovisuel public, culture-medias, audiovisuel",
        "Simplification dans le secteur de l’Énergie, energie, Énergie",
        "Relative aux énergies renouvelables, energie, énergies",
        "Renforcer l’accès à la nationalité, immigration-asile, nationalité"
    })
    void a_word_of_the_title_speaks(String titre, String theme, String word) {
        assertThat(hinted(subject(titre, ""))).first().satisfies(first -> {
            assertThat(first.slug()).isEqualTo(theme);
            assertThat(first.reasons()).containsExactly(Reason.of(Reason.Kind.DOSSIER, titre, word));
            assertThat(first.words()).isEmpty();
        });
    }

    @Test
    void a_word_speaks_only_from_its_beginning() {
        // « sport » is in « transport », « pénal » in « pénalise » begins it
        assertThat(hinted(subject("Sur le transport de fonds", "")))
                .extracting(Suggestion::slug)
                .containsExactly("transports");
    }

    @Test
    void mission_says_its_official_name_and_code() {
        QuestionFacts subject = new QuestionFacts("A", "SB", "Sécurités", "", "CION_FIN", "EX", "", "", "", "");

        assertThat(hinted(subject))
                .containsExactly(new Suggestion(
                        "securite",
                        Strength.MEDIUM,
                        List.of(Reason.of(Reason.Kind.MISSION, "SB", "Sécurités")),
                        List.of()));
    }

    @Test
    void two_kinds_of_hints_agree_to_a_strong_suggestion_and_two_codes_do_not() {
        QuestionFacts agreed = subject("Sur la santé", "À l’article L. 1 du code de la santé publique");
        QuestionFacts twoCodes = subject("", "À l’article 1 du code du sport et à l’article 2 du code de l’énergie");

        assertThat(new Suggester(HINTS, WORDS, NOBODY_DECIDED, HINTS.themes()).suggest(agreed, words("")))
                .first()
                .satisfies(first -> {
                    assertThat(first.strength()).isEqualTo(Strength.STRONG);
                    assertThat(first.reasons())
                            .extracting(Reason::kind)
                            .containsExactly(Reason.Kind.CODE, Reason.Kind.DOSSIER, Reason.Kind.SUBJECT);
                });
        assertThat(hinted(twoCodes)).extracting(Suggestion::slug).containsExactly("energie", "sport-vie-associative");
        assertThat(hinted(twoCodes)).extracting(Suggestion::strength).containsOnly(Strength.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Exonérer d’impôt sur le revenu les pensions alimentaires | solidarites-retraites | pensions alimentaires",
                "Majorer la réduction d’impôt des infirmières libérales | sante | infirmières",
                "Rétablir l’APL pour les accédants modestes, supprimée en 2018 | logement-urbanisme | APL",
                "Porter à 5,5 % la TVA sur les billets de train | transports | train"
            })
    void the_subject_goes_before_its_tax(String expose, String theme, String word) {
        QuestionFacts subject = new QuestionFacts(
                "A",
                "",
                "",
                "CGI",
                "CION_FIN",
                "EXANR5L17PO59048B1906P1D1",
                "Projet de loi de finances pour 2026",
                "L’article 200 du code général des impôts est ainsi modifié",
                expose,
                "");

        List<Suggestion> suggestions =
                new Suggester(HINTS, WORDS, NOBODY_DECIDED, HINTS.themes()).suggest(subject, words(""));

        assertThat(suggestions).first().satisfies(first -> {
            assertThat(first.slug()).isEqualTo(theme);
            assertThat(first.reasons())
                    .last()
                    .satisfies(reason -> assertThat(reason.values()).contains(word));
            assertThat(first.words()).contains(word);
        });
        assertThat(suggestions).extracting(Suggestion::slug).contains("budget-fiscalite");
    }

    @Test
    void the_list_of_words_names_every_theme_and_no_other() {
        assertThat(WORDS.terms().stream().map(SubjectWords.Term::theme).distinct())
                .containsExactlyInAnyOrderElementsOf(HINTS.themes());
        assertThat(WORDS.terms()).doesNotHaveDuplicates();
    }

    @Test
    void the_official_abbreviation_of_a_code_is_one_opinion_with_its_name() {
        QuestionFacts subject = new QuestionFacts(
                "A", "", "", "CGI", "AN", "EX", "", "À l’article 2 du code général des impôts", "", "");

        assertThat(hinted(subject))
                .containsExactly(new Suggestion(
                        "budget-fiscalite",
                        Strength.MEDIUM,
                        List.of(Reason.of(Reason.Kind.CODE, "code général des impôts")),
                        List.of("code général des impôts")));
    }

    @Test
    void at_most_four_are_suggested() {
        QuestionFacts everything = subject("Santé, écoles, transports, logement, agriculture et justice", "");

        assertThat(hinted(everything))
                .hasSize(4)
                .extracting(Suggestion::strength)
                .containsOnly(Strength.MEDIUM);
    }

    @Test
    void a_theme_that_nobody_can_choose_is_not_suggested() {
        Suggester suggester = new Suggester(HINTS, SubjectWords.NONE, NOBODY_DECIDED, Set.of("transports"));

        assertThat(suggester.suggest(subject("Santé et transports", ""), words("")))
                .extracting(Suggestion::slug)
                .containsExactly("transports");
    }

    @Test
    void words_speak_once_similar_texts_were_decided() {
        var decided = DecisionIndex.of(List.of(
                decision("A1", "camera algorithm surveillance police", "libertes-droits", "securite"),
                decision("A2", "eleveur troupeau abattage indemnite", "agriculture-alimentation"),
                decision("A3", "retraite pension cotisation assure", "solidarites-retraites")));
        var suggestions = new Suggester(HINTS, SubjectWords.NONE, decided, HINTS.themes())
                .suggest(subject("", ""), words("surveillance algorithm camera commune"));

        assertThat(suggestions).first().satisfies(first -> {
            assertThat(first.slug()).isEqualTo("libertes-droits");
            assertThat(first.strength()).isEqualTo(Strength.STRONG);
            assertThat(first.reasons())
                    .containsExactly(
                            new Reason(Reason.Kind.WORDS, List.of("algorithm", "camera", "surveillance")),
                            new Reason(Reason.Kind.SIMILAR_DECISIONS, List.of("A1")));
            assertThat(first.words()).containsExactly("algorithm", "camera", "surveillance");
        });
        assertThat(suggestions).extracting(Suggestion::slug).containsExactly("libertes-droits", "securite");
    }

    @Test
    void nothing_is_suggested_by_what_is_hardly_similar() {
        var decided = DecisionIndex.of(List.of(
                decision("A1", "camera algorithm surveillance police article loi france etat", "libertes-droits")));

        assertThat(new Suggester(HINTS, SubjectWords.NONE, decided, HINTS.themes())
                        .suggest(subject("", ""), words("article loi navire port armateur tonnage fret quai phare")))
                .isEmpty();
        assertThat(new Suggester(HINTS, SubjectWords.NONE, decided, HINTS.themes()).suggest(subject("", ""), words("")))
                .isEmpty();
    }

    @Test
    void a_near_copy_is_the_nearest_and_a_copy_is_certain() {
        var decided = DecisionIndex.of(List.of(
                decision("B", "eau redevance maraichage", "agriculture-alimentation"),
                decision("A", "eau redevance maraichage irrigation", "agriculture-alimentation"),
                decision("C", "navire tonnage", "transports")));

        assertThat(decided.nearest(words("eau redevance maraichage irrigation"), 5))
                .extracting(near -> near.decision().scrutinUid())
                .containsExactly("A", "B");
        assertThat(decided.nearest(words("eau redevance maraichage irrigation"), 1)
                        .getFirst()
                        .similarity())
                .isBetween(0.999, 1.001);
    }

    private static List<Suggestion> hinted(QuestionFacts subject) {
        return new Suggester(HINTS, SubjectWords.NONE, NOBODY_DECIDED, HINTS.themes()).suggest(subject, words(""));
    }

    private static QuestionFacts subject(String titre, String change) {
        return new QuestionFacts("A", "", "", "", "AN", "EXANR5L17PO838901B1P0D1", titre, change, "", "");
    }

    private static Decision decision(String uid, String words, String... themes) {
        return new Decision(uid, words(words), List.of(themes));
    }

    private static Lexemes words(String text) {
        Map<String, Integer> counts = new HashMap<>();
        Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .forEach(word -> counts.merge(word, 1, Integer::sum));
        return Lexemes.of(counts, counts.keySet().stream().collect(Collectors.toMap(word -> word, List::of)));
    }
}
