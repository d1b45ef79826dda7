package fr.voix.site.petition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a petition shows on pages of others: its card, its frame, and how they are found. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class PetitionShareTest {

    @Inject
    Visitor visitor;

    @Inject
    PetitionFixture fixture;

    private Petition petition;

    @BeforeEach
    void aPetition() {
        petition = fixture.aPetition()
                .titled("Rendre l’eau des fontaines & des lavoirs")
                .withSignatures(63_412)
                .make();
    }

    @Test
    void its_page_names_a_card_of_what_counts_now() throws Exception {
        var page = visitor.body(petition.path());
        var card = page.replaceFirst("(?s).*property=\"og:image\" content=\"[^\"]*?(/petitions/[^\"]*)\".*", "$1");
        assertThat(card).startsWith("/petitions/" + petition.id() + "/carte.png?v=");
        assertThat(page)
                .contains("property=\"og:title\" content=\"" + "Rendre l’eau des fontaines &amp; des lavoirs\"");
        var answer = visitor.send(visitor.request(card), BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        var image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(visitor.get(card + "0").statusCode()).isEqualTo(302);
    }

    @Test
    void its_frame_says_the_count_and_that_it_is_no_poll() throws Exception {
        var frame = visitor.get("/embed/petitions/" + petition.id());
        assertThat(frame.statusCode()).isEqualTo(200);
        assertThat(frame.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors *");
        assertThat(frame.body())
                .contains("63\u202f412\u00a0signatures", "Ce n’est pas un sondage", petition.path() + "#signer");
        assertThat(visitor.body("/en/embed/petitions/" + petition.id())).contains("36,588 to go");
        assertThat(visitor.get("/embed/petitions/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void its_frame_says_the_next_step_instead_of_a_row_of_empty_squares() throws Exception {
        Petition young = fixture.aPetition().withSignatures(6).make();
        assertThat(visitor.body("/embed/petitions/" + young.id()))
                .contains("encore 9\u202f994")
                .doesNotContain("class=\"strokes", "class=\"full\">10");
        assertThat(visitor.body("/embed/petitions/" + petition.id())).contains("class=\"strokes");
    }

    @Test
    void who_does_not_see_its_frame_reads_what_it_lacks() throws Exception {
        var goals =
                Jsoup.parse(visitor.body("/embed/petitions/" + petition.id())).select("table tbody tr");
        assertThat(goals.eachText())
                .containsExactly(
                        "réponse 10\u202f000 0",
                        "publication 100\u202f000 36\u202f588",
                        "débat 500\u202f000 436\u202f588");
    }

    @Test
    void its_address_is_one_that_others_can_embed() throws Exception {
        var origin =
                visitor.body(petition.path()).replaceFirst("(?s).*rel=\"canonical\" href=\"(https?://[^/]*).*", "$1");
        assertThat(origin).startsWith("http");
        var address = URLEncoder.encode(origin + petition.path(), UTF_8);
        assertThat(visitor.body("/oembed?url=" + address + "&format=json"))
                .contains("\"type\":\"rich\"", "/embed/petitions/" + petition.id(), "/carte.png?v=");
        assertThat(visitor.body(petition.path()))
                .contains("href=\"/integrer?scrutin=/petitions/" + petition.id() + "\"");
        assertThat(visitor.body("/integrer?scrutin=" + address))
                .contains("&lt;voix-resultat petition=&#34;" + petition.id() + "&#34;")
                .contains("/embed/petitions/" + petition.id());
        fixture.hide(petition.id(), true);
        assertThat(visitor.get("/oembed?url=" + address + "&format=json").statusCode())
                .isEqualTo(410);
        assertThat(visitor.get("/embed/petitions/" + petition.id()).statusCode())
                .isEqualTo(410);
    }
}
