package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.Petition;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often one may ask, with the robot check and without it. */
@MicronautTest(transactional = false)
@Property(name = "test.local-outbox", value = "true")
@Property(name = "voix.signatures.unchecked-per-network-hourly", value = "2")
@Property(name = "voix.signatures.per-visitor-hourly", value = "3")
@Property(name = "voix.signatures.per-mailbox-hourly", value = "3")
class SignatureLimitTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Petitions petitions;

    @Inject
    SignatureTables tables;

    @Inject
    TestVoters voters;

    @Inject
    Outbox outbox;

    @Test
    void without_the_robot_check_a_network_has_its_limit_and_with_it_each_visitor() {
        Petition petition = petitions.anOpenOne();
        Signatory unchecked = new Signatory(server.getURI());
        Signatory expired = new Signatory(server.getURI(), "Cookie", voters.aVoterWithoutPass());
        assertThat(unchecked
                        .sign(petition.id(), Signatory.form("Camille Roux", "a@exemple.fr"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(expired.sign(petition.id(), Signatory.form("Camille Roux", "b@exemple.fr"))
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> refused = unchecked.sign(petition.id(), Signatory.form("Camille Roux", "c@exemple.fr"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body())
                .contains("sans vérification", "value=\"c@exemple.fr\"", "href=\"#signer-formulaire\"");
        // what a neighbour asked for of one petition is nothing to another
        assertThat(unchecked
                        .sign(petitions.anOpenOne().id(), Signatory.form("Camille Roux", "c@exemple.fr"))
                        .statusCode())
                .isEqualTo(303);

        Signatory checked = new Signatory(server.getURI(), "Cookie", voters.aVoter());
        for (String name : new String[] {"d", "e", "f"}) {
            assertThat(checked.sign(petition.id(), Signatory.form("Camille Roux", name + "@exemple.fr"))
                            .statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> enough = checked.sign(petition.id(), Signatory.form("Camille Roux", "g@exemple.fr"));
        assertThat(enough.statusCode()).isEqualTo(429);
        assertThat(enough.body()).doesNotContain("sans vérification");
        assertThat(tables.rowsOf(petition)).isEqualTo("5+0");
    }

    @Test
    void a_message_that_is_asked_for_too_often_is_said_not_to_be_sent_whatever_is_known_of_the_address() {
        Petition petition = petitions.anOpenOne();
        for (String mail : new String[] {"sent.again@exemple.fr", "sent.twice@exemple.fr"}) {
            Signatory somebody = new Signatory(server.getURI(), "Cookie", voters.aVoter());
            String request = Signatory.requestIn(
                    somebody.follow(somebody.sign(petition.id(), Signatory.form("Camille Roux", mail))));
            Map<String, String> again = Map.of("demande", request);
            String path = "/petitions/" + petition.id() + "/signatures/renvoi";
            assertThat(somebody.post(path, again).statusCode()).isEqualTo(303);
            assertThat(somebody.post(path, again).statusCode()).isEqualTo(303);
            HttpResponse<String> refused = somebody.post(path, again);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body())
                    .contains("id=\"renvoi-erreur\"", "href=\"#renvoi\"", mail)
                    .doesNotContain("Le message repart");
        }
        assertThat(outbox.lettersTo("sent.again@exemple.fr"))
                .as("no more than a mailbox gets, sent again or not")
                .hasSize(3);
    }

    @Test
    void a_mailbox_gets_only_so_much_mail_and_whoever_asks_for_more_is_told() {
        String mail = "jean.dupont@gmail.com";
        for (int i = 0; i < 5; i++) {
            Petition petition = petitions.anOpenOne();
            Signatory somebody = new Signatory(server.getURI(), "Cookie", voters.aVoter());
            HttpResponse<String> answer = somebody.sign(petition.id(), Signatory.form("Jean Dupont", mail));
            if (i < 3) {
                assertThat(somebody.follow(answer).body()).contains("Un message part vers");
            } else {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.body()).contains("Rien n’est parti", "value=\"" + mail + "\"");
            }
            assertThat(tables.rowsOf(petition)).isEqualTo(i < 3 ? "1+0" : "0+0");
        }
        assertThat(outbox.lettersTo(mail)).hasSize(3);
    }

    @Test
    void passes_that_were_hoarded_while_they_were_cheap_buy_no_signatures_when_they_are_dear() {
        Petition petition = petitions.anOpenOne();
        int taken = 0;
        HttpResponse<String> refused = null;
        // more than a full lecture hall at once
        for (int i = 0; i < 440; i++) {
            Signatory cheap = new Signatory(server.getURI(), "Cookie", voters.aVoterWhoPaidTheLeast());
            HttpResponse<String> answer =
                    cheap.sign(petition.id(), Signatory.form("Camille Roux", "farm@domaine" + i + ".fr"));
            taken += answer.statusCode() == 303 ? 1 : 0;
            refused = answer.statusCode() == 303 ? refused : answer;
        }
        assertThat(taken).isBetween(300, 420);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("vérification", "value=\"farm@domaine439.fr\"");

        Signatory honest = new Signatory(server.getURI(), "Cookie", voters.aVoter());
        assertThat(honest.sign(petition.id(), Signatory.form("Camille Roux", "honest@exemple.fr"))
                        .statusCode())
                .isEqualTo(303);
    }
}
