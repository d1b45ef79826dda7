package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.Petition;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing a petition to whose urn nothing is added: refused in words, before any mail, and nothing is lost by having tried. */
@MicronautTest(transactional = false)
@Property(name = "test.local-outbox", value = "true")
@Property(name = "voix.limits.enabled", value = "false")
class StoppedSigningTest {

    private static final String SENTENCE = "Le décompte de cette pétition ne concorde pas avec ce qui a été publié";

    @Inject
    EmbeddedServer server;

    @Inject
    Petitions petitions;

    @Inject
    SignatureTables tables;

    @Inject
    SignatureLinkService links;

    @Inject
    UrnStopping stops;

    @Inject
    UrnPublishing publications;

    @Inject
    Outbox outbox;

    private Signatory browser;
    private Petition petition;
    private String mail;

    @BeforeEach
    void setUp() {
        browser = new Signatory(server.getURI());
        petition = petitions.anOpenOne();
        mail = "camille." + petition.uid() + "@exemple.fr";
    }

    @Test
    void nothing_is_sent_and_everything_typed_is_kept() {
        stop(petition);
        HttpResponse<String> answer = browser.sign(petition.id(), Signatory.form("Camille Roux", mail));
        assertRefused(answer);
        assertThat(answer.body())
                .contains("value=\"Camille Roux\"", "value=\"" + mail + "\"", "value=\"35000\"", "checked");
        HttpResponse<String> english =
                browser.post("/en/petitions/" + petition.id() + "/signatures", Signatory.form("Camille Roux", mail));
        assertThat(english.statusCode()).isEqualTo(503);
        assertThat(english.body()).contains("The count of this petition does not agree", "No message was sent");
        assertThat(outbox.lettersTo(mail)).isEmpty();
        assertThat(tables.rowsOf(petition)).isEqualTo("0+0");
    }

    @Test
    void sponsors_are_refused_likewise_and_keep_the_authors_link() {
        Petition sponsored = petitions.oneThatLooksForSponsors();
        stop(sponsored);
        Map<String, String> form = Signatory.form("Camille Roux", mail);
        form.put("parrainage", links.sponsorToken(sponsored.id()));
        HttpResponse<String> answer = browser.sign(sponsored.id(), form);
        assertRefused(answer);
        assertThat(answer.body()).contains("name=\"parrainage\" value=\"" + form.get("parrainage") + "\"");
        assertThat(outbox.lettersTo(mail)).isEmpty();
    }

    @Test
    void what_was_asked_for_before_waits_with_its_code_and_its_link() {
        String request =
                Signatory.requestIn(browser.follow(browser.sign(petition.id(), Signatory.form("Camille Roux", mail))));
        String code = outbox.lastTo(mail).code();
        String link = outbox.lastTo(mail).link("/signatures/");
        String withdrawal = outbox.lastTo(mail).link("/retrait");
        stop(petition);
        String path = "/petitions/" + petition.id() + "/signatures";
        assertRefused(browser.post(path + "/renvoi", Map.of("demande", request)));
        // more often than a code may be tried
        for (int i = 0; i < 11; i++) {
            assertRefused(browser.post(path + "/code", Map.of("demande", request, "code", code)));
        }
        assertRefused(browser.post(link, Map.of()));
        assertRefused(browser.post(withdrawal, Map.of()));
        assertThat(outbox.lettersTo(mail)).hasSize(1);
        assertThat(tables.rowsOf(petition)).isEqualTo("1+0");

        stops.release(petition.uid(), "Rendu.");
        publications.publish();
        assertThat(browser.post(path + "/code", Map.of("demande", request, "code", code))
                        .statusCode())
                .isEqualTo(303);
        assertThat(tables.rowsOf(petition)).isEqualTo("0+1");
    }

    private void stop(Petition of) {
        stops.stop(Contradiction.of(of.uid(), "is stopped by a test"));
        publications.publish();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("60");
        assertThat(answer.body()).contains(SENTENCE);
    }
}
