package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatairesTest {

    @Test
    void an_office_behind_a_comma_is_no_signatory() {
        assertThat(FactLines.signataires("Mme\u00a0Le Feur, rapporteure")).containsExactly("Mme Le Feur, rapporteure");
        assertThat(
                        FactLines.signataires(
                                "M.\u00a0Pauget, rapporteur pour avis au nom de la commission des lois, M.\u00a0Baubry, Mme\u00a0Blanc et les membres du groupe X"))
                .containsExactly(
                        "M. Pauget, rapporteur pour avis au nom de la commission des lois",
                        "M. Baubry",
                        "Mme Blanc",
                        "les membres du groupe X");
        assertThat(
                        FactLines.signataires(
                                "Mme Herouin-Léautey, rapporteure au nom de la commission des affaires culturelles et de l'éducation, M. Courbon"))
                .hasSize(2);
        assertThat(FactLines.signataires(null)).isEmpty();
    }
}
