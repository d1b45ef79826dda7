package fr.voix.site.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.base.load.Entrance;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pictures over HTTP: what caches may keep, and what they show after a ballot. */
@MicronautTest(transactional = false)
class PictureTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    @Inject
    ScrutinHiding hidings;

    @Inject
    @Named("drawing")
    Entrance drawing;

    private final HttpClient client = HttpClient.newHttpClient();
    private Scrutin scrutin;
    private String card;

    @BeforeEach
    void aScrutin() {
        scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        publications.publish();
        card = "/scrutins/" + scrutin.uid() + "/carte.png";
    }

    @Test
    void the_page_names_a_picture_that_can_be_kept_for_ever() throws Exception {
        for (var prefix : List.of("", "/en")) {
            var address = pictureOf(prefix + "/scrutins/" + scrutin.uid());
            assertThat(address).startsWith(server.getURI() + prefix + card + "?v=");
            var answer = get(address.substring(server.getURI().toString().length()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(answer, "content-type")).isEqualTo("image/png");
            assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                    .isEqualTo(1200);
        }
    }

    @Test
    void after_a_ballot_the_page_names_another_and_the_old_address_leads_to_the_new_result() throws Exception {
        var before = pictureOf("/scrutins/" + scrutin.uid())
                .substring(server.getURI().toString().length());
        byte[] shown = get(before).body();
        ballots.cast(scrutin, 2);
        publications.publish();

        var after = pictureOf("/scrutins/" + scrutin.uid())
                .substring(server.getURI().toString().length());
        assertThat(after).isNotEqualTo(before);
        var old = get(before);
        assertThat(old.statusCode()).isEqualTo(302);
        assertThat(header(old, "location")).isEqualTo(card);
        assertThat(header(old, "cache-control")).isEqualTo("public, max-age=30");
        assertThat(get(card).body()).isEqualTo(get(after).body()).isNotEqualTo(shown);
    }

    @Test
    void cards_that_wait_to_be_drawn_keep_no_page_waiting() {
        var others = Stream.generate(fixtures::anOpenScrutin).limit(8).toList();
        var cards = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();
        drawing.pass(() -> {
            others.forEach(other -> cards.add(client.sendAsync(
                    request("/scrutins/" + other.uid() + "/carte.png").build(), BodyHandlers.ofByteArray())));
            var pages = others.stream()
                    .map(other -> client.sendAsync(
                            request("/en/embed/scrutins/" + other.uid()).build(), BodyHandlers.ofByteArray()))
                    .toList();
            assertThat(pages).allMatch(page -> page.join().statusCode() == 200);
            return null;
        });
        // drawn now, or told to come back where that took longer than they wait
        assertThat(cards).allMatch(one -> List.of(200, 503).contains(one.join().statusCode()));
    }

    @Test
    void a_picture_says_how_long_it_is_good_for_and_may_stand_on_any_page() throws Exception {
        for (var path : List.of(card, "/en" + card)) {
            get(path);
            // the second answer comes from the ready ones
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().allValues("cache-control")).containsExactly("public, max-age=30");
            assertThat(header(answer, "content-location")).startsWith(path + "?v=");
            assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
            assertThat(header(answer, "cross-origin-resource-policy")).isEqualTo("cross-origin");
            assertThat(answer.headers().allValues("content-security-policy"))
                    .containsExactly("default-src 'none'; sandbox");
            assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();

            var versioned = header(answer, "content-location");
            var tag = header(answer, "etag");
            for (var same : List.of(path, versioned)) {
                var unchanged = send(request(same).header("If-None-Match", tag));
                assertThat(unchanged.statusCode()).as(same).isEqualTo(304);
                assertThat(header(unchanged, "content-location")).isEqualTo(versioned);
            }
            var head = send(request(versioned).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().allValues("cache-control"))
                    .containsExactly("public, max-age=31536000, immutable");
        }
    }

    @Test
    void what_is_not_there_has_no_picture_whatever_version_one_asks_for() throws Exception {
        assertThat(get("/scrutins/AMANR0/carte.png").statusCode()).isEqualTo(404);
        assertThat(get("/scrutins/AMANR0/carte.png?v=00").statusCode()).isEqualTo(404);
        assertThat(get(card + "?v=%0d%0aX:1").statusCode()).isEqualTo(302);
        assertThat(header(get(card + "?v=//evil.example"), "location")).isEqualTo(card);
        var versioned = header(get(card), "content-location");
        hidings.hide(scrutin.uid(), "Motif.", null);
        publications.publish();
        for (var path : List.of(card, versioned)) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(410);
        }
    }

    @Test
    void a_closed_scrutin_says_so_with_its_picture() throws Exception {
        fixtures.close(scrutin);
        publications.publish();
        assertThat(shared("/scrutins/" + scrutin.uid())).contains("Scrutin citoyen, clos le ");
        assertThat(shared("/en/scrutins/" + scrutin.uid())).contains("vote, closed on ");
    }

    private String pictureOf(String page) throws Exception {
        var found = Pattern.compile("<meta property=\"og:image\" content=\"([^\"]+)\"")
                .matcher(shared(page));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String shared(String page) throws Exception {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(request(page).build(), BodyHandlers.ofString())
                .body();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + path));
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
