package fr.voix.petition.author;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestPetitions;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who means harm can have sent to an address that is not theirs. */
@MicronautTest(transactional = false)
@Property(name = "voix.trusted-proxies", value = "127.0.0.0/8")
@Property(name = "test.local-outbox", value = "true")
class StrangersMailTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String BAIT = "Votre compte est suspendu : appelez le 0899 planted";

    @Inject
    EmbeddedServer server;

    @Inject
    Outbox outbox;

    @Inject
    TestVoters voters;

    @Inject
    Petitions petitions;

    @Inject
    TestPetitions shown;

    private final int number = NUMBERS.incrementAndGet();
    private final String victim = "victime" + number + "@hameconnage" + number + ".example";

    /** Somebody else, who passed the robot check, from a network of their own. */
    private Signatory checked() {
        return new Signatory(server.getURI(), "Cookie", voters.aVoter(), "X-Forwarded-For", network());
    }

    private static String network() {
        int next = NUMBERS.incrementAndGet();
        return "198.18." + next % 250 + "." + 1;
    }

    private Map<String, String> petition(String titre) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("titre", titre);
        form.put("demande", "Que planted soit lu.");
        form.put("motifs", "Parce que planted.");
        form.put("nom", "Service Planted");
        form.put("mail", victim);
        form.put("pays", "FR");
        form.put("codePostal", "29200");
        form.put("regle", "oui");
        form.put("nouvelle", "oui");
        return form;
    }

    private Map<String, String> follow(String what, Object key) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(what, String.valueOf(key));
        form.put("mail", victim);
        form.put("frequence", "daily");
        form.put("consentement", "oui");
        return form;
    }

    private static String whole(List<ReceivedMail> letters) {
        StringBuilder all = new StringBuilder();
        letters.forEach(
                letter -> all.append(letter.subject()).append(letter.text()).append(letter.html()));
        return all.toString().toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void nothing_that_anybody_typed_is_in_a_letter_to_an_address_that_anybody_typed() {
        assertThat(checked().post("/petitions/nouvelle", petition(BAIT)).statusCode())
                .isEqualTo(303);
        assertThat(checked().post("/petitions/suivi", Map.of("mail", victim)).statusCode())
                .as("the links of a petition that was never confirmed")
                .isEqualTo(303);
        assertThat(outbox.lettersTo(victim)).hasSize(2);

        Petition open = petitions.anOpenOne();
        Map<String, String> signature = Signatory.form("Planted Appelez", victim);
        assertThat(checked().sign(open.id(), signature).statusCode()).isEqualTo(303);
        assertThat(checked()
                        .post("/suivre", follow("petition", shown.aPetition().id()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(outbox.lettersTo(victim)).hasSize(4);
        assertThat(outbox.lettersTo(victim))
                .allSatisfy(letter -> assertThat(letter.text()).contains("/courriels/arret/"));
        assertThat(whole(outbox.lettersTo(victim)))
                .doesNotContain("planted", "0899", "compte est suspendu", "compte-est-suspendu")
                .doesNotContain("comptes rendus", "comptes-rendus", "archivistes")
                .doesNotContain("un banc par place", "un-banc-par-place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/petitions/nouvelle", "/petitions/suivi", "/suivre"})
    void without_the_robot_check_no_letter_goes_out_and_what_was_typed_is_kept(String path) {
        Map<String, String> form = petition("Un titre à garder " + number);
        form.putAll(follow("petition", shown.aPetition().id()));
        for (String cookie : new String[] {"", voters.aVoterWithoutPass()}) {
            HttpResponse<String> refused = new Signatory(server.getURI(), "Cookie", cookie).post(path, form);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("Aucun message ne part sans la vérification", "data-robot", "value=\"" + victim + "\"");
        }
        assertThat(outbox.lettersTo(victim)).isEmpty();
    }

    @Test
    void five_petitions_a_day_are_started_for_a_mailbox_and_the_sixth_is_told_so() {
        String home = network();
        int taken = 0;
        for (int i = 0; i < 5; i++) {
            taken += write(home, "Demande " + "abcde".charAt(i) + number).statusCode() == 303 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(5);
        HttpResponse<String> sixth = write(home, "La sixième " + number);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
        assertThat(sixth.body())
                .contains("Cinq pétitions", "Rien n’est parti", "demain", "value=\"La sixième " + number + "\"")
                .contains("Que planted soit lu.");
        assertThat(outbox.lettersTo(victim)).hasSize(5);

        assertThat(write(network(), "D’ailleurs " + number).statusCode())
                .as("what a stranger started keeps nobody from a petition of their own")
                .isEqualTo(303);
    }

    private HttpResponse<String> write(String network, String titre) {
        return new Signatory(server.getURI(), "Cookie", voters.aVoter(), "X-Forwarded-For", network)
                .post("/petitions/nouvelle", petition(titre));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_wishes_of_others_keep_nobody_from_her_own_petition(boolean isFromOneNetwork) {
        long followed = shown.aPetition().id();
        String one = network();
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            var stranger = new Signatory(
                    server.getURI(), "Cookie", voters.aVoter(), "X-Forwarded-For", isFromOneNetwork ? one : network());
            HttpResponse<String> answer = stranger.post(
                    "/suivre", follow(i % 2 == 0 ? "petition" : "theme", i % 2 == 0 ? followed : 1 + i % 6));
            if (answer.statusCode() == 429) {
                refused++;
                assertThat(answer.body())
                        .contains("Rien n’est parti", "value=\"" + victim + "\"", "href=\"#suivre-formulaire\"");
            }
        }
        if (isFromOneNetwork) {
            assertThat(refused).as("who asks too often is told so").isEqualTo(13);
        }
        int before = outbox.lettersTo(victim).size();
        Signatory herself = new Signatory(server.getURI(), "Cookie", voters.aVoter(), "X-Forwarded-For", one);
        assertThat(herself.post("/petitions/nouvelle", petition("Ma propre demande " + number))
                        .statusCode())
                .isEqualTo(303);
        assertThat(outbox.lettersTo(victim)).hasSize(before + 1);
        String link = outbox.lastTo(victim).link("/petitions/suivi/");
        assertThat(herself.post(link + "/confirmation", Map.of()).statusCode()).isEqualTo(303);
        assertThat(herself.get(link).body()).contains("Ma propre demande " + number);
    }
}
