package fr.voix.parliament.title;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.Credits.Programme;
import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles of real amendements, shortened to what the rules read. */
class TitleRuleTest {

    /** Of one instruction, of which no word says anything. */
    private static final String CHANGE = "<p>Un mot.</p>";

    private static Optional<Title> title(String division, String position, String dispositif, String expose) {
        return TitleRule.of(division, position, dispositif, null, expose);
    }

    private static String text(Optional<Title> title) {
        return title.map(one -> one.text().replace('\u202f', ' ').replace('\u00a0', ' '))
                .orElse("-");
    }

    @Test
    void credits_say_what_moves_from_where_to_where() {
        assertThat(credits(moved("Conduite et pilotage", -8_000_000), moved("Administration territoriale", 8_000_000)))
                .isEqualTo("Déplacer 8 M€ de « Conduite et pilotage » vers « Administration territoriale »");
        assertThat(credits(moved("Presse et médias", -20_455_000)))
                .isEqualTo("Retirer 20 455 000 € à « Presse et médias »");
        assertThat(credits(moved("Sport", 1_250_000_000))).isEqualTo("Ajouter 1,25 Md€ à « Sport »");
        assertThat(credits(moved("A", 1_000), moved("B", 1_000), moved("C", 1_000), moved("D", -3_000)))
                .isEqualTo("Déplacer 3 000 € de « D » vers « A », « B » et « C »");
        assertThat(credits(moved("A", 1_000), moved("B", 1_000), moved("C", 1_000), moved("D", 1_000)))
                .isEqualTo("Ajouter 4 000 € à 4 programmes");
        assertThat(credits(
                        new Programme("Fonds de soutien", "création", 26_000_000, 26_000_000, List.of()),
                        moved("Recherche", -26_000_000)))
                .isEqualTo("Créer le programme « Fonds de soutien » avec 26 M€ pris à « Recherche »");
        assertThat(credits(moved("A", 3_000_000), moved("B", -1_000_000)))
                .isEqualTo("Ajouter 3 M€ à « A » et retirer 1 M€ à « B »");
    }

    @Test
    void credits_that_change_nothing_or_go_both_ways_have_no_title() {
        assertThat(credits(moved("A", 0))).isEqualTo("-");
        assertThat(credits(moved("A", 1), moved("B", -1))).as("one euro").isEqualTo("-");
        assertThat(credits(new Programme("A", null, -1_000, 1_000, List.of()))).isEqualTo("-");
        assertThat(credits(moved("A", 5_000_000), new Programme("B", null, -5_000_000, 0, List.of())))
                .as("B would vanish")
                .isEqualTo("-");
    }

    @Test
    void the_column_that_is_told_is_named_where_the_other_one_differs() {
        assertThat(credits(new Programme("A", null, 31_000_000, 73_000_000, List.of())))
                .isEqualTo("Ajouter 73 M€ de crédits de paiement à « A »");
        assertThat(credits(new Programme("A", null, -5_000_000, 0, List.of())))
                .isEqualTo("Retirer 5 M€ d’autorisations d’engagement à « A »");
    }

    @Test
    void what_the_structure_says_is_said_in_english_too() {
        assertThat(TitleRule.of(
                                "ETAT B",
                                "A",
                                null,
                                new Credits(List.of(moved("A", 8_070_000), moved("B", -8_070_000)), 0, 0),
                                null)
                        .map(Title::english))
                .contains("Move €8.07 million from «\u202fB\u202f» to «\u202fA\u202f»");
        assertThat(title(
                                "Article 15 TER",
                                "A",
                                "<p>Supprimer cet article.</p>",
                                "<p>Cet amendement vise à lutter contre la fraude.</p>")
                        .map(Title::english))
                .contains("Delete article 15 ter");
        assertThat(title(
                                "Article 3",
                                "A",
                                CHANGE,
                                "<p>Cet amendement vise à supprimer le relevé des frais généraux.</p>")
                        .map(Title::english))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ARTICLE 12|Supprimer cet article.|Supprimer l’article 12",
                "Article 3|Après l’alinéa 2, insérer l’alinéa suivant : « Les agents veillent à la qualité et à la disponibilité des produits. »|Ajouter à l’article 3 : « Les agents veillent à la qualité et à la disponibilité des produits »",
                "Article 2|Après l’article L. 253‑8 du code rural, il est inséré un article L. 253‑8‑1 A ainsi rédigé : « Art. L. 253‑8‑1 A. – L’utilisation des produits contenant la substance active buprofezin est interdite à compter de 2026. »|Ajouter au code rural : « L’utilisation des produits contenant la substance active buprofezin est interdite à compter de 2026 »",
                "Article 3|Après l’alinéa 2, insérer l’alinéa suivant : « 6° Ne pas faire l’objet d’une mesure de protection juridique, sous toutes ses formes. »|-",
                "Article 21|À l’alinéa 5, après le mot : « artisans », insérer les mots : « français, ou à défaut européens si les capacités du tissu local ne suffisent pas, ».|-",
                "visant à relancer le logement|Rédiger ainsi le titre : « visant à judiciariser le mariage ».|Intituler le texte « visant à judiciariser le mariage »",
                "pour réformer l’accueil|Rédiger ainsi le titre de la proposition : « visant à stigmatiser les gens du voyage ».|Intituler le texte « visant à stigmatiser les gens du voyage »",
                "Article unique|I. – À l’alinéa 2, substituer au mot : « exportateur » le mot : « producteur ».</p><p>II. – En conséquence, compléter le même alinéa 2 par les mots : « , garantissant un juste échange et la souveraineté agricole et alimentaire ».|-",
            })
    void a_dispositif_of_a_known_form_says_what_it_does(String division, String dispositif, String expected) {
        assertThat(text(title(division, "A", "<p>" + dispositif + "</p>", null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dans un délai de six mois à compter de la promulgation de la présente loi, le Gouvernement remet au Parlement un rapport sur le coût de la sécurisation du commerce. Ce rapport est public.|Demander au Gouvernement un rapport sur le coût de la sécurisation du commerce",
                "Le Gouvernement remet au Parlement un rapport sur l’application de l’article 65 de la loi n° 2008‑1330 du 17 décembre 2008.|-",
                "L’article 9 du code civil est complété par un alinéa ainsi rédigé : « Cette disposition ne s’applique pas aux œuvres ayant été condamnées. »|-",
                "L’article L. 841‑5 du code de l’éducation est abrogé.|-",
                "Le code général des impôts est ainsi modifié : 1° Le II est supprimé ; 2° Le III aussi.|-",
            })
    void a_report_says_what_it_is_about_and_a_change_of_law_nothing(String dispositif, String expected) {
        assertThat(text(title("Article 3", "Apres", "<p>" + dispositif + "</p>", null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cet amendement vise à supprimer le relevé des frais généraux.|Supprimer le relevé des frais généraux",
                "Par cet amendement, le groupe LFI-NFP propose de taxer les rachats d'actions.|Taxer les rachats d’actions",
                "Contexte. Le présent amendement des députés socialistes a donc pour objet de rétablir la TVA à 5,5 %.|Rétablir la TVA à 5,5 %",
                "Cet amendement d’appel vise, comme celui de M. Dupont, à instaurer un étiquetage des produits traités.|Instaurer un étiquetage des produits traités",
                "Afin de répondre aux sinistres, il est proposé une extension de l’exonération de taxe aux éleveurs.|Étendre l’exonération de taxe aux éleveurs",
                "Cet amendement instaure donc une taxe de 1 % sur les dividendes.|Instaurer une taxe de 1 % sur les dividendes",
                "Cet amendement vise à prolonger la réduction d’impôt et à rehausser son taux.|Prolonger la réduction d’impôt et rehausser son taux",
                "Avec cet amendement, les député.es du groupe LFI-NFP souhaitent limiter les panneaux à 20 % de la surface.|Limiter les panneaux à 20 % de la surface",
                "Cet amendement, inspiré des propositions du cabinet Dupont, vise à relever le plafond du Livret A.|Relever le plafond du Livret A",
                "Cet amendement vise à exonérer la transmission à titre gratuit des</p><p>exploitations agricoles familiales.|Exonérer la transmission à titre gratuit des exploitations agricoles familiales",
                "Cet amendement vise à simplifier les procédures. Il prévoit ainsi d’exonérer de taxe foncière les locaux communaux.|Exonérer de taxe foncière les locaux communaux",
                "Par cet amendement, le groupe LFI-NFP propose que les associations de chômeurs siègent au conseil d’administration.|Faire en sorte que les associations de chômeurs siègent au conseil d’administration",
                "Le présent amendement prévoit que la décision d’interrompre la procédure soit notifiée à la famille.|Prévoir que la décision d’interrompre la procédure soit notifiée à la famille",
                "Amendement visant à supprimer l’Établissement public du Marais poitevin.|Supprimer l’Établissement public du Marais poitevin",
                "Aussi, cet amendement relève le seuil d’assujettissement à la taxe de 5 à 10 millions d’euros.|Relever le seuil d’assujettissement à la taxe de 5 à 10 millions d’euros",
                "Cet amendement vise à protéger la vie privée des justiciables en interdisant, dans les rapports publics, les mentions relatives à leur identité.|Protéger la vie privée des justiciables en interdisant, dans les rapports publics, les mentions relatives à leur identité",
                "Cet amendement vise à rétablir la taxe d’habitation. Le malus a été relevé.|Rétablir la taxe d’habitation",
                "Le présent amendement propose une TVA à 5,5 % sur l’électricité.|Instaurer une TVA à 5,5 % sur l’électricité",
                "Cet amendement vise à ce que le barème soit publié chaque année.|Faire en sorte que le barème soit publié chaque année",
            })
    void the_authors_words_are_told_without_their_formula(String expose, String expected) {
        assertThat(title("Article 3", "Apres", CHANGE, "<p>" + expose + "</p>").map(Title::origin))
                .contains(Origin.EXPOSE);
        assertThat(text(title("Article 3", "Apres", CHANGE, "<p>" + expose + "</p>")))
                .isEqualTo(expected);
    }

    /** What is told of the texte, or of somebody else, is not what the amendement asks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Le Gouvernement propose de réduire les aides aux communes.",
                "Dans le projet de loi, il est proposé de réduire les aides aux communes.",
                "L’article 12 vise à réduire les aides aux communes.",
                "Cet amendement modifie un article qui prévoit de réduire les aides aux communes.",
                "Cet amendement vise à rappeler notre opposition à la réforme des retraites.",
                "Cet amendement vise à corriger cet oubli regrettable du texte.",
                "Cet amendement vise tout d’abord à supprimer la référence à un article du code.",
                "Cet amendement vise à supprimer le délit. Il est également proposé d’élargir l’autre délit.",
                "L’amendement 3508 vise à plafonner un grand nombre de taxes.",
                "Cet amendement vise à supprimer l’exonération de la taxe annuelle sur les",
                "Le groupe LFI-NFP s’oppose à la création d’un statut d’affection de longue durée.",
                "Cet amendement vise à aller plus loin que le Gouvernement dans ce domaine.",
                "La hausse du malus devrait bouleverser l’équilibre du secteur.",
                "Cet amendement vise à supprimer l’alinéa qui porte de trois à cinq ans la durée de résidence exigée.",
                "Cet amendement propose de supprimer l’exemption. Il propose par ailleurs de réduire l’exonération des autres contenus.",
                "Cet amendement porte à 100 000 euros l’abattement des petits-enfants. Il porte également à 100 000 euros celui des neveux.",
                "En effet, il est proposé de permettre au préfet de déroger à l’obligation de relogement.",
                "Cet amendement vise à mieux informer la population sur les enjeux de qualité de leur eau potable.",
                "Cet amendement vise à préserver l’équilibre territorial que garantissent les Départements.",
                "L’amendement propose donc de réaliser des économies limitées sur le crédit d’impôt international.",
                "L’amendement vise à exclure les communes de moins de 500 habitants du dispositif.",
                "Cet amendement vise à prolonger le crédit d’impôt en 2026 et 2027.",
                "Cet amendement de réécriture vise à ajouter les exceptions suivantes :",
                "Cet amendement réduit à 15 % la seconde majoration. Enfin, il est prévu de réduire de 30 à 15 millions d’euros le plafond.",
                "Cet amendement vise à renforcer la taxe en proposant plusieurs modifications majeures. Il prévoit l’élargissement de la taxe aux opérations intraday.",
                "Cet amendement élargit la taxe aux opérations intraday. Néanmoins, cet amendement exonère les apporteurs de liquidité.",
            })
    void what_is_not_asked_by_the_amendement_is_no_title(String expose) {
        assertThat(title("Article 3", "Apres", CHANGE, "<p>" + expose + "</p>")).isEmpty();
    }

    /** An accent of its own, as some texts are typed, is the letter's. */
    @Test
    void letters_are_read_however_their_accents_are_typed() {
        assertThat(text(title(
                        "Article 3",
                        "Apres",
                        CHANGE,
                        Normalizer.normalize(
                                "<p>Cet amendement vise à rétablir la taxe d’habitation.</p>", Normalizer.Form.NFD))))
                .isEqualTo("Rétablir la taxe d’habitation");
    }

    @Test
    void an_amendement_of_style_is_called_so() {
        assertThat(text(title(
                        "Article 4", "A", "<p>I. – Un mot.</p><p>II. – Deux.</p>", "<p>Amendement rédactionnel.</p>")))
                .isEqualTo("Amendement rédactionnel à l’article 4");
        assertThat(text(title(
                        "Article 4", "A", "<p>Un mot.</p>", "<p>Amendement rédactionnel et de coordination.</p>")))
                .isEqualTo("Amendement rédactionnel et de coordination à l’article 4");
    }

    @Test
    void authors_who_speak_of_other_paragraphs_are_not_told() {
        assertThat(title(
                        "Article unique",
                        "A",
                        "<p>Supprimer les alinéas 2 à 6.</p>",
                        "<p>Cet amendement vise à supprimer le premier alinéa de l’article.</p>"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Supprimer cet article.|Cet amendement supprime l’article 11 du projet de loi de finances, qui prévoit d’anticiper la fin de la CVAE.|Supprimer l’article 11, qui prévoit d’anticiper la fin de la CVAE",
                "Supprimer cet article.|Hausse injuste. Cet article prévoit le doublement de la taxe sur les panneaux.|Supprimer l’article 11, qui prévoit le doublement de la taxe sur les panneaux",
                "Supprimer cet article.|L’article 12 prévoit le doublement de la taxe sur les panneaux.|Supprimer l’article 11",
                "Supprimer cet article.|Cet article porte atteinte au droit d’asile.|Supprimer l’article 11",
                "Supprimer cet article.|Cet amendement vise à supprimer la réintroduction des peines planchers.|Supprimer l’article 11",
                "Supprimer cet article.|Cet amendement vise à supprimer l’article 11 de cette proposition de loi.|Supprimer l’article 11",
                "Supprimer l’alinéa 2.|Le groupe LIOT s’oppose à la création d’un statut d’affection de longue durée.|S’opposer à la création d’un statut d’affection de longue durée",
                "Supprimer l’alinéa 2.|Cet amendement vise à supprimer la dérogation à la prime majoritaire que vise à instaurer cet article à Paris.|Supprimer la dérogation à la prime majoritaire que vise à instaurer l’article 11 à Paris",
            })
    void what_is_deleted_is_told_by_what_its_authors_say_that_it_does(
            String dispositif, String expose, String expected) {
        var title = title("Article 11", "A", "<p>" + dispositif + "</p>", "<p>" + expose + "</p>");
        assertThat(text(title)).isEqualTo(expected);
        assertThat(title.orElseThrow().origin())
                .isEqualTo(expected.endsWith("article 11") ? Origin.DISPOSITIF : Origin.EXPOSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,8 %|17,8 %|relever le taux du prélèvement de 5 points|Relever le taux du prélèvement de 5 points",
                "quinze|trente|prolonger de 15 à 30 jours le délai de réflexion|Prolonger de 15 à 30 jours le délai de réflexion",
                "32 578 368 022 €|32 868 368 022 €|majorer la dotation de 290 M€|Majorer la dotation de 290 M€",
                "12,8 %|17,8 %|réformer la fiscalité de l’article 17 du code|-",
                "12,8 %|17,8 %|augmenter le prélèvement sur les dividendes|Augmenter le prélèvement sur les dividendes (« 17,8 % » au lieu de « 12,8 % »)",
                "trois|six|allonger de 6 mois le délai pour informer les élus|-",
                "2025 et 2026|2025 à 2030|pérenniser la contribution différentielle|Pérenniser la contribution différentielle",
            })
    void a_figure_is_told_by_the_authors_who_name_it_or_the_difference(
            String old, String fresh, String asked, String expected) {
        var dispositif = "<p>À l’alinéa 3, substituer au taux : « %s » le taux : « %s ».</p>".formatted(old, fresh);
        assertThat(text(title("Article 3", "A", dispositif, "<p>Cet amendement vise à " + asked + ".</p>")))
                .isEqualTo(expected);
    }

    /** A paragraph, words and what the authors do not tell of say nothing to a stranger, or what is not all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "À l’alinéa 10, substituer au montant : « 2 euros » le montant : « 25 euros ».|Les colis sont nombreux.|-",
                "I. – À l’alinéa 19, substituer aux mots : « d’un an » les mots : « de vingt-quatre mois ».</p><p>II. – En conséquence, à l’alinéa 23, procéder à la même substitution.|Cet amendement vise à étendre de douze à vingt-quatre mois le délai laissé aux éleveurs.|Étendre de douze à vingt-quatre mois le délai laissé aux éleveurs",
                "Compléter l’alinéa 4 par les mots : « , sauf dans un lieu public ».|Cet amendement vise à mieux encadrer l’administration de la substance létale.|-",
                "Supprimer l’alinéa 6.|Le droit en vigueur suffit.|-",
                "Supprimer l’alinéa 6.|Cet amendement propose d’ajouter un droit de visite pour les familles.|-",
                "1° À la fin du V, le taux : « 0,4 % » est remplacé par le taux : « 0,6 % » ;</p><p>2° Le VI est ainsi rédigé : « VI. – La taxe est recouvrée par la direction générale des finances publiques. »|Cet amendement vise à recentraliser la collecte auprès des finances publiques.|-",
                "1° Le taux : « 30 % » est remplacé par le taux : « 15 % » ;</p><p>2° Le taux : « 40 % » est remplacé par le taux : « 20 % ».|Cet amendement propose d’abaisser le taux de la contribution des producteurs de 30 % à 15 %.|-",
                "1° L’année : « 2025 » est remplacée par l’année : « 2027 » ;</p><p>2° L’année : « 2024 » est remplacée par l’année : « 2027 ».|Cet amendement vise à prolonger jusqu’en 2027 l’exonération des pourboires.|Prolonger jusqu’en 2027 l’exonération des pourboires",
                "À l’alinéa 5, supprimer les mots : « pathologie à risque ».|Le groupe LFI-NFP s’oppose à la création d’un statut d’affection de longue durée.|-",
                "Substituer aux alinéas 1 à 20 l’alinéa suivant : « Après le mot : « participation », sont insérés les mots : « directe ou indirecte ».|Cet amendement vise à supprimer le délit d’appartenance à une organisation criminelle.|-",
                "Substituer aux alinéas 11 à 14 l’alinéa suivant : « a) Le dernier alinéa du III est supprimé ; ».|Cet amendement vise à supprimer la limitation de la contribution des laboratoires.|Supprimer la limitation de la contribution des laboratoires",
                "Supprimer l’alinéa 13.|Le présent amendement vise à supprimer le 3° du II de l’article 13, qui introduit, à l’article L. 421‑62 du code des impositions sur les biens et services, une prolongation d’une année (jusqu’à fin 2028) de la trajectoire de la hausse du barème du malus CO2 sur les véhicules de tourisme.|Supprimer le 3° du II de l’article 13, qui introduit une prolongation d’une année de la trajectoire de la hausse du barème du malus CO2 sur les véhicules de tourisme",
                "Après le c du II, il est inséré un d ainsi rédigé : « d) D’un aléa économique tel que défini par décret ».|Cet amendement vise à exonérer les éleveurs en cas d’aléa économique, si le revenu baisse d’au moins 10 %.|-",
                "Après le c du II, il est inséré un d ainsi rédigé : « d) D’un aléa économique, si le revenu baisse de dix pour cent ».|Cet amendement vise à exonérer les éleveurs en cas d’aléa économique, si le revenu baisse d’au moins 10 %.|Exonérer les éleveurs en cas d’aléa économique, si le revenu baisse d’au moins 10 %",
                "Le Gouvernement remet au Parlement un rapport.|Cet amendement vise à instaurer un moratoire sur les méga-bassines.|-",
                "Les personnes de nationalité française établies dans un État étranger versent chaque année une contribution égale au quart de leurs revenus salariaux.|Cet amendement vise à créer un prélèvement ad hoc, égal au PFU.|-",
            })
    void words_of_the_authors_are_told_if_they_are_about_all_that_is_done(
            String dispositif, String expose, String expected) {
        assertThat(text(title("Article 22", "A", "<p>" + dispositif + "</p>", "<p>" + expose + "</p>")))
                .isEqualTo(expected);
    }

    /** Credits that the table does not tell are not told by what the authors would do with them. */
    @Test
    void one_euro_that_is_moved_has_no_title() {
        var credits = new Credits(List.of(moved("A", 1), moved("B", -1)), 0, 0);
        assertThat(TitleRule.of(
                        "ETAT B", "A", null, credits, "<p>Cet amendement vise à créer un fonds de garantie.</p>"))
                .isEmpty();
    }

    @Test
    void an_amendement_of_an_amendement_has_no_article() {
        assertThat(text(title(
                        null,
                        "A",
                        "<p>Compléter l’alinéa 1 par une phrase ainsi rédigée : « Le rapport explore les effets de la mesure sur les parcours de vie. »</p>",
                        null)))
                .isEqualTo(
                        "Ajouter à l’amendement : « Le rapport explore les effets de la mesure sur les parcours de vie »");
        assertThat(title(
                        null,
                        "A",
                        "<p>Supprimer l’alinéa 3.</p>",
                        "<p>Cet amendement vise à renforcer la sécurité de cet article.</p>"))
                .isEmpty();
    }

    /** Nobody has held the authors' words against what was not read. */
    @Test
    void a_dispositif_that_is_too_long_to_be_read_has_no_title() {
        String tooLong = "<p>" + "Il est institué une taxe sur les sachets. ".repeat(200) + "</p>";
        String expose = "<p>Cet amendement vise à instituer une taxe sur les sachets.</p>";
        assertThat(text(title("Article 3", "Apres", CHANGE, expose))).isEqualTo("Instituer une taxe sur les sachets");
        assertThat(title("Article 3", "Apres", tooLong, expose)).isEmpty();
    }

    @Test
    void two_instructions_have_no_title() {
        assertThat(title(
                        "Article 4",
                        "A",
                        "<p>I. – À l’alinéa 5, substituer au taux : « 10,3 % » le taux : « 5 % ».</p>"
                                + "<p>II. – En conséquence, à l’alinéa 8, substituer au taux : « 20 % » le taux : « 35 % ».</p>",
                        null))
                .isEmpty();
    }

    @Test
    void a_long_sentence_is_cut_at_a_pause_and_says_so() {
        String expose =
                "<p>Cet amendement vise à permettre aux exploitants agricoles soumis au régime réel d’imposition de bénéficier "
                        + "chaque année des exonérations instaurées par la loi, afin de répondre à la volatilité grandissante de leurs résultats "
                        + "et de leurs charges d’une année sur l’autre.</p>";
        assertThat(text(title("Article 3", "Apres", CHANGE, expose)))
                .startsWith("Permettre aux exploitants")
                .endsWith("instaurées par la loi…");
    }

    /** Patterns that try many ways must not be led into trying them all. */
    @Test
    void no_text_keeps_the_rules_busy() {
        assertThat(Duration.ofSeconds(30)).isGreaterThan(time(() -> {
            for (String unit : List.of(
                    "a, ",
                    "cet amendement, ",
                    "« a » ",
                    "à l’alinéa 1, ",
                    "le taux : « 1 % » ",
                    "le Gouvernement remet un rapport ",
                    "il est nécessaire de ",
                    "le dispositif, le taux, ",
                    "après le mot : « a », insérer les mots : « a », ",
                    "A. ",
                    ".",
                    "donc , ")) {
                String text = "<p>" + unit.repeat(2_000) + "</p>";
                title("Article 4", "A", text, text);
                title("Article 4", "Apres", text, text);
                title(
                        "Article 4",
                        "A",
                        "<p>I. – Par cet amendement, " + text,
                        "<p>Par cet amendement, " + unit.repeat(300));
            }
        }));
    }

    private static Duration time(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static Programme moved(String libelle, long amount) {
        return new Programme(libelle, "modification", amount, amount, List.of());
    }

    private static String credits(Programme... programmes) {
        return text(TitleRule.of("ETAT B", "A", null, new Credits(List.of(programmes), 0, 0), null));
    }
}
