package fr.voix.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Never to be written to again, and back. */
@MicronautTest(transactional = false)
@Property(name = "test.local-outbox", value = "true")
@Property(name = "voix.limits.enabled", value = "false")
class MailStopTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Inject
    EmbeddedServer server;

    @Inject
    Outbox outbox;

    @Inject
    Petitions petitions;

    private final String mail = "jamais" + NUMBERS.incrementAndGet() + "@planted.example";

    private Signatory browser() {
        return new Signatory(server.getURI());
    }

    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }

    private void sign() {
        Petition petition = petitions.anOpenOne();
        assertThat(browser()
                        .sign(petition.id(), Signatory.form("Camille Roux", mail))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoever_reads_the_mail_ends_it_for_good_and_takes_that_back() {
        sign();
        String link = path(outbox.lastTo(mail).link("/courriels/arret/"));
        HttpResponse<String> page = browser().get(link);
        assertThat(page.body()).contains("Ne plus jamais vous écrire").doesNotContain(mail);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
        sign();
        assertThat(outbox.lettersTo(mail)).as("a scanner that opens links").hasSize(2);

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> stopped = browser().post(link, Map.of("List-Unsubscribe", "One-Click"));
            assertThat(stopped.statusCode()).as("no redirect").isEqualTo(200);
            assertThat(stopped.body()).contains("Voix ne vous écrit plus", link + "/retour");
        }
        sign();
        assertThat(outbox.lettersTo(mail)).hasSize(2);
        assertThat(browser().get("/en" + link).body()).contains("Voix no longer writes to you");

        assertThat(browser().post(link + "/retour", Map.of()).body()).contains("Voix peut de nouveau vous écrire");
        sign();
        assertThat(outbox.lettersTo(mail)).hasSize(3);
    }

    @Test
    void a_link_ends_the_mail_of_its_own_reader_alone() {
        sign();
        browser().post(path(outbox.lastTo(mail).link("/courriels/arret/")), Map.of());
        String other = "autre." + mail;
        Petition petition = petitions.anOpenOne();
        browser().sign(petition.id(), Signatory.form("Camille Roux", other));
        assertThat(outbox.lettersTo(other)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00"})
    void nobody_makes_such_a_link(String token) {
        assertThat(browser().get("/courriels/arret/" + token).statusCode()).isIn(400, 404);
        assertThat(browser().post("/courriels/arret/" + token, Map.of()).statusCode())
                .isIn(400, 404);
    }

    @Test
    void each_page_that_says_that_a_letter_is_on_its_way_says_when_it_is_not() {
        Petition petition = petitions.anOpenOne();
        Signatory browser = browser();
        String said = "Une adresse qui a demandé à ne plus jamais être écrite ne reçoit rien";
        assertThat(browser.follow(browser.sign(petition.id(), Signatory.form("Camille Roux", mail)))
                        .body())
                .contains(said);
        for (String page : new String[] {
            "/petitions/nouvelle/envoyee", "/petitions/suivi/envoye", "/suivre/envoye?petition=" + petition.id()
        }) {
            assertThat(browser.get(page).body()).as(page).contains(said);
        }
    }
}
