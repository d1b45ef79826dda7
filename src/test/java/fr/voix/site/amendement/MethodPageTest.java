package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.desk.account.SecondPerson;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The method page says what a verifier needs, as this installation has it. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publish-every", value = "30s")
class MethodPageTest {

    @Inject
    Visitor visitor;

    @ParameterizedTest
    @ValueSource(strings = {"/methode", "/en/methode"})
    void the_key_on_the_page_is_the_key_that_is_served(String page) throws Exception {
        String key = visitor.body("/.well-known/voix-urn.vkey").strip();
        assertThat(key).matches("localhost\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+");
        assertThat(visitor.body(page))
                .contains("<code>" + key + "</code>")
                .contains("href=\"/.well-known/voix-urn.vkey\"")
                .contains("java -jar voix.jar verify http://localhost")
                .contains("/scrutins/{uid}/recompte", "/scrutins/{uid}/urne/checkpoint")
                .contains("b1 &lt;uid&gt; &lt;P|C|A&gt; &lt;tier&gt; &lt;commitment&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/methode", "/en/methode"})
    void five_sentences_come_first_and_every_question_is_folded(String page) throws Exception {
        var body = visitor.body(page);
        assertThat(body).containsSubsequence("id=\"limites\"", "RFC 6962", "HMAC-SHA-256", "id=\"preuve\"");
        var open = body.substring(body.indexOf("<main"), body.indexOf("</main>"))
                .replaceAll("(?s)<details.*?</summary>|<div class=\"stack\" id=.*?</details>", "");
        assertThat(open.split("[.] ")).hasSize(5);
        assertThat(body.split("<details class=\"paper ask\"><summary><h2>[^<]*[?]"))
                .hasSizeGreaterThan(15);
    }

    @Test
    void it_says_what_the_proof_shows_and_what_it_cannot_and_how_often_it_publishes() throws Exception {
        assertThat(visitor.body("/methode"))
                .contains("un bulletin compte si et seulement si aucune feuille x1 ne le vise")
                .contains("Rien n’est donc retiré ni changé sans que cela se voie")
                .contains("Elle ne montre pas que chaque bulletin vient d’une personne différente")
                .contains("n’a ajouté aucun bulletin")
                .contains("au plus une fois toutes les 30 secondes")
                .as("this installation waits for nobody")
                .doesNotContain("publie par groupes", "heure creuse");
        assertThat(visitor.body("/en/methode"))
                .contains("a ballot counts if and only if no x1 leaf names it")
                .contains("does not show that each ballot comes from a different person")
                .contains("added no ballot")
                .contains("at most once every 30 seconds");
    }

    @Test
    void who_counts_as_a_second_person_stands_there_with_the_times_that_hold() throws Exception {
        assertThat(SecondPerson.TIED_FOR).isEqualTo(Duration.ofDays(30));
        assertThat(SecondPerson.SETTLED_AFTER).isEqualTo(Duration.ofHours(72));
        assertThat(visitor.body("/methode"))
                .contains("ni rétabli depuis trente jours", "depuis soixante-douze heures au moins")
                .contains("qui s’est connecté depuis moins de dix minutes");
        assertThat(visitor.body("/en/methode"))
                .contains("restored within thirty days", "for seventy-two hours at least")
                .contains("who signed in within the last ten minutes");
    }
}
