package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Amendements of one discussion that ask the same, or the same but for a figure, on the page of one of them. */
@MicronautTest(transactional = false)
class AlternativesTest {

    private static final String REASONS =
            "<p>Nous proposons %s M€ de plus pour les pompiers volontaires des communes rurales.</p>";

    @Inject
    @Client("/")
    HttpClient client;

    @Inject
    ScrutinFixture fixture;

    @BeforeEach
    void leaveOutWhatOtherTestsMade() {
        fixture.run("update amendement set is_hidden = true");
    }

    @Test
    void another_rate_for_the_same_change_stands_beside_it_with_its_count() {
        String five = ofWords("À l’alinéa 10, substituer au taux : « 3 % » le taux : « 5 % ».", 0);
        String six = ofWords("À l’alinéa 10, substituer au taux : « 3 % » le taux : « 6 % ».", 40);
        ofWords("À l’alinéa 11, substituer au taux : « 3 % » le taux : « 7 % ».", 0);
        ofWords("À l’alinéa 10, substituer au taux : « 3 % » le taux : « 5 % ».", 0);

        assertThat(alternatives(five)).containsExactly("5 %", "6 %");
        assertThat(alternatives(six)).containsExactly("6 %", "5 %", "5 %");
        assertThat(Jsoup.parse(page(five)).select("section:has(#h-alt) .mini").text())
                .contains("40 voix");
    }

    @Test
    void another_year_or_delay_does_as_well_but_another_alinea_does_not() {
        String soon = ofWords("À l’alinéa 2, substituer aux mots : « 30 jours » les mots : « 3 mois ».", 0);
        ofWords("À l’alinéa 2, substituer aux mots : « 30 jours » les mots : « 2 ans et 6 mois ».", 0);
        String late = ofWords("À l’alinéa 8, substituer à l’année : « 2025 » l’année : « 2034 ».", 0);
        ofWords("À l’alinéa 8, substituer à l’année : « 2025 » l’année : « 2050 ».", 0);
        ofWords("À l’alinéa 9, substituer à l’année : « 2025 » l’année : « 2050 ».", 0);

        assertThat(alternatives(soon)).containsExactly("3 mois", "2 ans et 6 mois");
        assertThat(alternatives(late)).containsExactly("2034", "2050");
    }

    @Test
    void another_sum_for_the_same_programmes_and_reasons_does_too() {
        String eight = ofCredits(-8_000_000, REASONS.formatted("8"));
        ofCredits(-20_000_000, REASONS.formatted("20"));
        ofCredits(20_000_000, REASONS.formatted("20"));
        ofCredits(-30_000_000, "<p>Nous voulons moins de chasseurs et plus de forêts anciennes dans les communes.</p>");

        assertThat(alternatives(eight)).containsExactly("8 M€", "20 M€");
    }

    @Test
    void identical_ones_are_shown_with_their_counts_and_nothing_is_where_there_is_no_other() {
        String alone = ofWords("Supprimer les mots.", 0);
        String same = ofWords("Supprimer les phrases.", 0);
        String asked = ofWords("Supprimer les phrases.", 12);
        fixture.run("update amendement set discussion_identique = 'ID7' where uid in (?, ?)", same, asked);

        var identical = Jsoup.parse(page(same)).select("section:has(#h-ide) .others > li");

        assertThat(identical).hasSize(1);
        assertThat(identical.select(".mini").text()).contains("12 voix");
        assertThat(page(alone)).doesNotContain("h-alt", "h-ide");
    }

    private List<String> alternatives(String uid) {
        return Jsoup.parse(page(uid)).select("section:has(#h-alt) .others > li").stream()
                .map(one -> one.select("p b").text().replaceAll("[\u00a0\u202f]", " "))
                .toList();
    }

    private String page(String uid) {
        return client.toBlocking()
                .retrieve("/17/amendements/" + fixture.text("select path from amendement where uid = ?", uid));
    }

    private String ofWords(String dispositif, long votes) {
        return put(votes, "credits = null, dispositif = ?", "<p>" + dispositif + "</p>");
    }

    private String ofCredits(long moved, String expose) {
        return put(
                0,
                "dispositif = null, credits = jsonb_set(credits, '{programmes,0,ae}', to_jsonb(?::bigint)), expose = '"
                        + expose + "'",
                moved);
    }

    private String put(long votes, String set, Object value) {
        String uid = fixture.aScrutin(votes, LocalDate.of(2026, 1, 6));
        fixture.run("update amendement set examen_ref = 'EXAN1', " + set + " where uid = ?", value, uid);
        return uid;
    }
}
