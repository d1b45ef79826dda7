package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.rollcall.ScrutinPublic;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkRuleTest {

    private static final String PLF = "Projet de loi de finances pour 2026";
    private static final String PLFSS = "Projet de loi de financement de la sécurité sociale pour 2026";
    private static final String TITLE =
            "l'amendement n° 1948 de M. Lopez-Liguori à l'article 4 du projet de loi de finances pour 2026 (première lecture).";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            l'amendement n° 1948 de M. X et l'amendement identique suivant à l'article 4 | 1948 | false | true
            l’amendement n°2213 de M. Roseren à l’article 61                             | 2213 | false | false
            l'amendement de suppression n° 76 de M. H et les amendements identiques      | 76   | false | true
            le sous-amendement n° 776 de Mme Y à l'amendement n° 609 et aux identiques   | 776  | true  | false
            le sous-amendmeent n° 12 rectifié de M. Z à l'amendement n° 9                | 12   | true  | false
            le sous-amendement n° 5 et les sous-amendements identiques à l'amendement n° 9 et à l'amendement identique | 5 | true | true
            l'amendement n° 278 (rect.) de M. Nury et les amendements identiques         | 278  | false | true
            """)
    void a_title_names_its_first_number(String titre, int numero, boolean sous, boolean identiques) {
        ScrutinTitle title = ScrutinTitle.of(titre).orElseThrow();

        assertThat(title.numero()).isEqualTo(numero);
        assertThat(title.isSousAmendement()).isEqualTo(sous);
        assertThat(title.identiques()).isEqualTo(identiques);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            l'article 6 de la proposition de loi visant à sortir la France du piège du narcotrafic
            l'ensemble du projet de loi autorisant la ratification portant amendement de l'article 6 du Protocole
            la motion de rejet préalable n° 12 déposée par Mme P
            """)
    void other_titles_name_none(String titre) {
        assertThat(ScrutinTitle.of(titre)).isEmpty();
    }

    @Test
    void the_sitting_and_the_number_choose() {
        LinkCandidate one = candidate("A1", "S1", PLF, "M. Lopez-Liguori", Sort.REJETE);

        assertThat(LinkRule.choose(rollCall(TITLE, "S1"), List.of(one))).contains(one);
        assertThat(LinkRule.choose(rollCall(TITLE, "S2"), List.of(one))).isEmpty();
    }

    @Test
    void of_two_textes_in_one_sitting_the_title_chooses() {
        LinkCandidate finances = candidate("A1", "S1", PLF, "M. Lopez-Liguori", Sort.REJETE);
        LinkCandidate social = candidate("A2", "S1", PLFSS, "Mme Autre", Sort.REJETE);

        assertThat(LinkRule.choose(rollCall(TITLE, "S1"), List.of(social, finances)))
                .contains(finances);
    }

    @Test
    void alone_of_the_number_but_of_another_texte_and_author_is_no_link() {
        LinkCandidate social = candidate("A2", "S1", PLFSS, "Mme Autre", Sort.REJETE);

        assertThat(LinkRule.choose(rollCall(TITLE, "S1"), List.of(social))).isEmpty();
    }

    @Test
    void two_that_cannot_be_told_apart_are_no_link() {
        LinkCandidate first = candidate("A1", "S1", PLF, "M. Lopez-Liguori", Sort.REJETE);
        LinkCandidate second = candidate("A2", "S1", PLF, "M. Lopez-Liguori", Sort.REJETE);

        assertThat(LinkRule.choose(rollCall(TITLE, "S1"), List.of(first, second)))
                .isEmpty();
    }

    @Test
    void a_stale_copy_without_sitting_is_joined_only_if_everything_agrees() {
        LinkCandidate stale = candidate("A1", null, PLF, "M.\u00A0Lopez-Liguori, M. Autre", Sort.A_DISCUTER);

        assertThat(LinkRule.choose(rollCall(TITLE, "S1"), List.of(stale))).contains(stale);
        assertThat(LinkRule.choose(
                        rollCall(TITLE, "S1"), List.of(candidate("A1", null, PLF, "Mme Autre", Sort.A_DISCUTER))))
                .isEmpty();
        assertThat(LinkRule.choose(
                        rollCall(TITLE, "S1"), List.of(candidate("A1", null, PLFSS, "M. Lopez-Liguori", Sort.REJETE))))
                .isEmpty();
        assertThat(LinkRule.choose(
                        rollCall(TITLE, "S1"), List.of(candidate("A1", null, PLF, "M. Lopez-Liguori", Sort.ADOPTE))))
                .isEmpty();
        assertThat(LinkRule.choose(
                        rollCall(TITLE, "S1"),
                        List.of(stale, candidate("A2", null, PLF, "M. Lopez-Liguori", Sort.EN_TRAITEMENT))))
                .isEmpty();
    }

    private static RollCall rollCall(String titre, String seance) {
        return new RollCall("V1", 17, seance, LocalDate.of(2025, 11, 1), ScrutinPublic.Issue.REJETE, titre);
    }

    private static LinkCandidate candidate(String uid, String seance, String titre, String auteur, Sort sort) {
        return new LinkCandidate(uid, 17, 1948, seance, false, auteur, sort, LocalDate.of(2025, 10, 1), titre);
    }
}
