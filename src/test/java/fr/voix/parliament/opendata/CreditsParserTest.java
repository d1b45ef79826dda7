package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.parliament.amendement.Credits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CreditsParserTest {

    private static Credits parse(String json) throws RefusedException {
        return CreditsParser.parse(OfficialParser.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_added_and_what_is_taken_are_one_signed_amount() throws RefusedException {
        Credits credits = parse("""
                {"dispositifAmdtCreditPLFR":{"listeProgrammes":{"programme":{"libelle":"Asile","action":"modification",
                "autorisationEngagementSupplementaire":"0","autorisationEngagementAnnule":"3034000",
                "creditPaiementSupplementaire":"5","creditPaiementAnnule":"2"}},
                "totalAE":{"solde":"-3034000"},"totalCP":{"solde":"3"}}}""");

        assertThat(credits.programmes()).singleElement().satisfies(programme -> {
            assertThat(programme.ae()).isEqualTo(-3_034_000);
            assertThat(programme.cp()).isEqualTo(3);
        });
        assertThat(credits.totalAe()).isEqualTo(-3_034_000);
    }

    @Test
    void an_amount_beyond_any_number_is_refused() {
        assertThatThrownBy(() -> parse("""
                {"dispositifAmdtCreditPLF":{"listeProgrammes":{"programme":
                {"libelle":"x","autorisationEngagement":"99999999999999999999"}}}}""")).isInstanceOf(RefusedException.class);
    }
}
