package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DossierRuleTest {

    private static final DossierRule RULE = new DossierRule(List.of(
            new DossierTitle("PLF", "Projet de loi de finances pour 2026"),
            new DossierTitle("PLFSS", "Projet de loi de financement de la sécurité sociale pour 2026"),
            new DossierTitle("VIE", "Simplification de la vie économique"),
            new DossierTitle("PARQUET", "Statut du procureur de la République anti-criminalité organisée"),
            new DossierTitle("PARQUET-ORGANIQUE", "Statut du procureur de la République anti-criminalité organisée"),
            new DossierTitle("COURT", "Budget 2026"),
            new DossierTitle("MAYOTTE", "Projet de loi d'urgence pour Mayotte"),
            new DossierTitle("MAYOTTE-BIS", "Projet de loi d’urgence pour Mayotte et Wallis"),
            new DossierTitle("BARE", "Projet de loi de finances"),
            new DossierTitle("CONSTITUTION", "Proposition de loi constitutionnelle")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            l'article 4 du projet de loi de finances pour 2026 (première lecture).                               | PLF
            la motion de rejet préalable, du projet de loi de financement de la sécurité sociale pour 2026       | PLFSS
            l'ensemble du projet de loi de simplification de la vie économique (première lecture).               | VIE
            l'article 2 de la proposition de loi fixant le statut du procureur de la République anti-criminalité organisée |
            le budget 2026 de la présidence                                                                      |
            l'article 27 du projet de loi d'urgence pour Mayotte (première lecture).                             | MAYOTTE
            l'article 1 du projet de loi d'urgence pour Mayotte et Wallis                                        | MAYOTTE-BIS
            l'article 4 du projet de loi de finances pour 20261                                                  |
            l'article 27 du projet de loi d'urgence pour Mayotte et La Réunion (première lecture).               |
            l'ensemble du projet de loi d'urgence pour Mayotte (texte de la commission mixte paritaire).         | MAYOTTE
            l'article 1 de la proposition de loi constitutionnelle                                               |
            l'article premier du projet de loi de finances                                                       |
            la motion de censure déposée par M. Boris Vallaud                                                    |
            """)
    void the_longest_title_that_stands_whole_in_it_names_the_bill(String titre, String dossier) {
        assertThat(RULE.choose(titre).orElse(null)).isEqualTo(dossier);
    }
}
