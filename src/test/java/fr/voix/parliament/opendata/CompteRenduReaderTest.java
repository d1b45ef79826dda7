package fr.voix.parliament.opendata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.parliament.debat.Avis;
import fr.voix.parliament.debat.CompteRendu;
import fr.voix.parliament.debat.CompteRendu.Intervention;
import fr.voix.parliament.debat.CompteRendu.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official reports of sittings, and what in them is certain to be about an amendement. */
class CompteRenduReaderTest {

    private static final Path EXAMPLE = Path.of("src/test/resources/opendata/CRSANR5L17S2026O1N901.xml");
    private static final String LONG = "Je voudrais dire à mes collègues que cette mesure est nécessaire.";

    private int rang;

    @Test
    void a_report_is_read_with_who_defended_and_the_opinion_but_without_what_the_house_did() throws Exception {
        var report = CompteRenduReader.parse(Files.readAllBytes(EXAMPLE), new byte[] {1});

        assertThat(report.uid()).isEqualTo("CRSANR5L17S2026O1N901");
        assertThat(report.seanceRef()).isEqualTo("RUANR5L17S2026IDS90001");
        assertThat(report.unknown()).isZero();
        assertThat(report.interventions())
                .containsExactly(
                        new Intervention(
                                102,
                                "9000102",
                                Role.ORATEUR,
                                "M. Ugo Bernalicis",
                                "PA720430",
                                null,
                                "Phrase inventée de l’auteur.",
                                null,
                                List.of(1115),
                                List.of(1115),
                                List.of("2247")),
                        new Intervention(
                                104,
                                "9000104",
                                Role.COMMISSION,
                                "M. Éric Coquerel",
                                "PA721202",
                                "président de la commission des finances",
                                "Avis défavorable de la commission.",
                                Avis.DEFAVORABLE,
                                List.of(1115),
                                List.of(),
                                List.of("2247")));
    }

    @Test
    void amendements_that_are_called_together_share_what_is_said_until_each_is_voted_on() throws Exception {
        var report = report(
                "Mme la présidente: Je suis saisie de deux amendements, n[[os]] 12 et 13 rectifié, pouvant être soumis à une discussion"
                        + " commune. Sur l'amendement n[[o]] 12, je suis saisie d'une demande de scrutin public."
                        + " La parole est à Mme Ada Planté, pour soutenir l'amendement n[[o]] 12.",
                "Mme Ada Planté: Il vise à planter des arbres.",
                "Mme la présidente: La parole est à M. Jean Roux, pour soutenir l'amendement n[[o]] 13 rectifié.",
                "M. Jean Roux: Il est défendu.",
                "Mme la présidente: Quel est l'avis de la commission ?",
                "Mme Eva Noir [rapporteure]: Demande de retrait ; à défaut, avis défavorable.",
                "Mme la présidente: Quel est l'avis du Gouvernement ?",
                "M. Luc Blanc [ministre]: Même avis.",
                "(L'amendement n[[o]] 12 n'est pas adopté.)",
                "Mme la présidente: La parole est à M. Paul Vert.",
                "M. Paul Vert: " + LONG,
                "(L'amendement n[[o]] 13 rectifié n'est pas adopté.)",
                "M. Paul Vert: " + LONG);

        assertThat(said(report, 12))
                .containsExactly("Mme Ada Planté!", "M. Jean Roux", "Mme Eva Noir RETRAIT", "M. Luc Blanc RETRAIT");
        assertThat(said(report, 13))
                .containsExactly(
                        "Mme Ada Planté",
                        "M. Jean Roux!",
                        "Mme Eva Noir RETRAIT",
                        "M. Luc Blanc RETRAIT",
                        "M. Paul Vert");
    }

    @Test
    void what_no_number_bounds_belongs_to_nobody() throws Exception {
        assertThat(report(
                                "Mme la présidente: La parole est à Mme Ada Planté, pour soutenir l'amendement n[[o]] 12.",
                                "Mme Ada Planté: " + LONG,
                                "Mme la présidente: La parole est à M. Jean Roux, pour soutenir l'amendement n[[o]] 13.",
                                "M. Jean Roux: " + LONG,
                                "(L'amendement n[[o]] 13 est retiré.)",
                                "M. Jean Roux: " + LONG,
                                "(L'amendement n[[o]] 12 n'est pas adopté.)")
                        .interventions())
                .as("12 was never closed by its number before another was called")
                .extracting(Intervention::numeros)
                .containsExactly(List.of(13));
        assertThat(report(
                                "Mme la présidente: La parole est à Mme Ada Planté, pour soutenir l'amendement n[[o]] 12.",
                                "Mme Ada Planté: " + LONG,
                                "#",
                                "(L'amendement n[[o]] 12 n'est pas adopté.)")
                        .interventions())
                .as("another title stands between")
                .isEmpty();
        assertThat(report("Mme Ada Planté: " + LONG, "(L'amendement n[[o]] 12 n'est pas adopté.)")
                        .interventions())
                .isEmpty();
    }

    @Test
    void whom_the_president_did_not_call_defends_nothing_and_calls_from_the_benches_are_no_speeches() throws Exception {
        var report = report(
                "M. le président: La parole est à Mme Ada Planté, pour soutenir l'amendement n[[o]] 12.",
                "M. Jean Roux: C'est honteux !",
                "Mme Ada Planté: Il s'agit d'une mesure simple.",
                "M. Jean Roux: Non !",
                "Mme Ada Planté: Et elle ne coûte rien.",
                "Je mets aux voix",
                "M. le président: Je mets aux voix l'amendement n[[o]] 12.");

        assertThat(report.interventions())
                .extracting(Intervention::extrait)
                .containsExactly("Il s’agit d’une mesure simple. Et elle ne coûte rien.");
    }

    @Test
    void the_announcement_of_a_roll_call_bounds_where_its_figures_follow() throws Exception {
        var report = report(
                "M. le président: La parole est à Mme Ada Planté, pour soutenir l'amendement n[[o]] 12.",
                "Mme Ada Planté: " + LONG,
                "M. le président=SCRUT_PUB_ADT_1_6=12: Le scrutin est ouvert.",
                "M. le président: Nombre de votants 125, pour l'adoption 37, contre 84.");

        assertThat(said(report, 12)).containsExactly("Mme Ada Planté!");
        assertThat(report(
                                "M. le président: La parole est à Mme Ada Planté, pour soutenir l'amendement n[[o]] 12.",
                                "Mme Ada Planté: " + LONG,
                                "M. le président=SCRUT_PUB_ADT_1_5=12: Le scrutin est ouvert.",
                                "M. le président: Nombre de votants 125, pour l'adoption 37, contre 84.")
                        .interventions())
                .as("a code that tells an outcome announces nothing")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Défavorable. | DEFAVORABLE",
                "Cet amendement est satisfait. Avis défavorable. | DEFAVORABLE",
                "La commission a émis un avis favorable. | FAVORABLE",
                "Sagesse. | SAGESSE",
                "Je m’en remets à la sagesse de l’Assemblée. | SAGESSE",
                "Demande de retrait, sinon avis défavorable. | RETRAIT",
                "Demande de retrait ou avis défavorable. | RETRAIT",
                "Défavorable sur le premier, favorable au second. | ''",
                "Avis favorable. À titre personnel, j’y suis défavorable. | ''",
                "Je ne suis pas défavorable à cette mesure. | ''",
                "Êtes-vous favorable à la mesure ? | ''",
                "Nous en avons longuement débattu. | ''",
            })
    void an_opinion_is_read_where_it_is_plain(String words, String avis) {
        assertThat(AvisRule.of(words, null)).isEqualTo(avis.isEmpty() ? null : Avis.valueOf(avis));
    }

    @Test
    void an_opinion_on_sous_amendements_or_one_by_whoever_reports_for_another_committee_is_none() throws Exception {
        var report = report(
                "M. le président: La parole est à Mme Ada Planté, pour soutenir l'amendement n[[o]] 12, qui fait l'objet du"
                        + " sous-amendement n[[o]] 90.",
                "Mme Ada Planté: " + LONG,
                "M. le président: Quel est l'avis de la commission ?",
                "Mme Eva Noir [rapporteure pour avis]: Avis favorable de notre commission pour avis, à l'unanimité.",
                "Mme Zoé Brun [rapporteure générale]: Avis défavorable.",
                "(L'amendement n[[o]] 12 est retiré.)");

        assertThat(said(report, 12)).containsExactly("Mme Ada Planté!", "Mme Eva Noir", "Mme Zoé Brun");
    }

    @Test
    void what_is_not_known_is_walked_through_and_counted_and_what_is_no_report_refused() throws Exception {
        var xml = xml("Mme la présidente: La parole est à Mme Ada Planté, pour soutenir l'amendement n[[o]] 12.")
                .replace("<contenu>", "<contenu><nouveau><paragraphe><ordre/></paragraphe></nouveau>")
                .replace("PAROLE_GENERIQUE", "TOUT_AUTRE_1");
        assertThat(parse(xml).unknown()).isEqualTo(2);

        assertThatThrownBy(() -> parse("<compteRendu><uid>CR"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("XML");
        assertThatThrownBy(() -> parse("<compteRendu><uid>X</uid></compteRendu>"))
                .hasMessageContaining("no uid");
        assertThatThrownBy(() -> parse("<compteRendu><uid>CRSANR5L17S2026O1N901</uid></compteRendu>"))
                .hasMessageContaining("seanceRef");
        assertThatThrownBy(() -> parse("<!DOCTYPE c [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><compteRendu>"
                        + "<uid>&e;</uid></compteRendu>"))
                .as("a file reads no other file")
                .isInstanceOf(RefusedException.class);
    }

    private static List<String> said(CompteRendu report, int numero) {
        return report.interventions().stream()
                .filter(one -> one.numeros().contains(numero))
                .map(one -> one.nom()
                        + (one.soutenus().contains(numero) ? "!" : "")
                        + (one.avis() == null ? "" : " " + one.avis()))
                .toList();
    }

    private CompteRendu report(String... lines) throws Exception {
        return parse(xml(lines));
    }

    private static CompteRendu parse(String xml) throws RefusedException {
        return CompteRenduReader.parse(xml.getBytes(UTF_8), new byte[] {1});
    }

    /** A line is {@code who [quality]=code=value: words}, {@code (what happened)}, or {@code #} for another title. */
    private String xml(String... lines) {
        var content = new StringBuilder("<point nivpoint=\"1\" bibard=\" (n[[o]] 2247)\">");
        for (var line : lines) {
            if (line.equals("#")) {
                content.append("</point><point nivpoint=\"2\">");
                continue;
            }
            var isSpoken = line.contains(": ") && !line.startsWith("(");
            var head = isSpoken ? line.substring(0, line.indexOf(": ")) : "";
            var parts = head.split("=");
            var who = parts[0].replaceFirst(" \\[.*", "");
            var quality = parts[0].contains("[") ? parts[0].replaceFirst(".*\\[(.*)]", "$1") : "";
            content.append("""
                    <interExtraction><paragraphe ordre_absolu_seance="%d" id_acteur="%s" code_grammaire="%s" id_syceron="9%d" valeur="%s">
                    <orateurs>%s</orateurs><texte>%s</texte></paragraphe></interExtraction>""".formatted(
                            ++rang,
                            isSpoken ? "PA" + Math.abs(who.hashCode()) : "",
                            parts.length > 1 ? parts[1] : "PAROLE_GENERIQUE",
                            rang,
                            parts.length > 1 ? " " + parts[2] : "",
                            isSpoken
                                    ? "<orateur><nom>%s</nom><id>%d</id><qualite>%s</qualite></orateur>"
                                            .formatted(who, Math.abs(who.hashCode()), quality)
                                    : "",
                            isSpoken ? line.substring(line.indexOf(": ") + 2) : "<italique>" + line + "</italique>"));
        }
        return "<compteRendu xmlns=\"http://schemas.assemblee-nationale.fr/referentiel\"><uid>CRSANR5L17S2026O1N901</uid>"
                + "<seanceRef>RUANR5L17S2026IDS90001</seanceRef><contenu>" + content
                + "</point></contenu></compteRendu>";
    }
}
