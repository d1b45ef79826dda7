package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.site.export.TestExports;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures that contradict what was published are in no output. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.feed.rank-every", value = "0s")
class WithheldScrutinTest {

    /** What nobody voted, as it would stand in any output: with the separators of a language or without. */
    private static final Pattern FALSE_FIGURES = Pattern.compile(
            "7\\D?319\\D?4[0-9]{2}|2\\D?840\\D?5[0-9]{2}|10\\D?160\\D?0[0-9]{2}|72[.,]0[0-9]?\\W{0,2}%");

    private static final String DECOMPTES = "/exports/decomptes.csv";
    private static final String WITHHELD = "Le décompte de ce scrutin ne concorde pas avec ce qui a été publié.";

    @Inject
    EmbeddedServer server;

    @Inject
    ScrutinFixture fixture;

    @Inject
    UrnPublishing publications;

    @Inject
    TestExports exports;

    @Inject
    UrnStopping stops;

    @Inject
    ScrutinOutputs shown;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void figures_that_contradict_what_was_published_are_in_no_output() throws Exception {
        shown.makeOne();
        String card = version("/scrutins/" + shown.uid() + "/carte.png");
        falsify(7_319_461);
        exports.make();
        assertThat(shown.get(DECOMPTES).body()).contains(shown.uid(), "7319461", "2840573");
        contradict(withFacts());

        for (String export : ScrutinOutputs.exports()) {
            assertThat(shown.get(export).statusCode()).as(export).isEqualTo(503);
        }
        exports.make();
        for (String export : ScrutinOutputs.exports()) {
            assertThat(shown.get(export).body()).as(export).doesNotContain("7319461", "2840573");
        }
        assertThat(shown.get(DECOMPTES).body()).doesNotContain(shown.uid());
        for (String output : Stream.of(
                        shown.addresses(),
                        shown.lists(),
                        ScrutinOutputs.exports(),
                        List.of("/en/", "/api/v1/themes", "/themes", "/health"))
                .flatMap(List::stream)
                .toList()) {
            HttpResponse<String> answer = shown.get(output);
            assertThat(answer.statusCode()).as(output).isIn(200, 302, 503);
            assertThat(answer.body()).as(output).doesNotContainPattern(FALSE_FIGURES);
        }
        for (String figures : List.of("tally", "resultat", "historique")) {
            HttpResponse<String> answer = shown.get("/api/v1/scrutins/" + shown.uid() + "/" + figures);
            assertThat(answer.statusCode()).as(figures).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body())
                    .contains("/api/v1/problems/contradicted", WITHHELD)
                    .contains("\"published\":{\"size\":4,\"root\":\"" + "ab".repeat(32) + "\"}")
                    .contains("\"found\":{\"size\":4,\"root\":\"" + "cd".repeat(32) + "\"}");
        }
        assertThat(shown.get("/scrutins/" + shown.uid() + "/urne/checkpoint").statusCode())
                .isEqualTo(503);
        for (int round = 0; round < 2; round++) {
            assertThat(shown.get("/api/v1/scrutins/" + shown.uid()).body())
                    .contains("\"tally\":null", "\"state\":null", "/problems/contradicted", WITHHELD);
            assertThat(shown.get("/api/v1/scrutins/" + shown.uid(), "Accept-Language", "en")
                            .body())
                    .contains("/problems/contradicted", "The count of this scrutin does not agree with");
        }
        assertThat(shown.get(shown.path()).body())
                .contains(WITHHELD, "ab".repeat(32), "cd".repeat(32), "alinéa", "<a href=\"#voter\">");
        assertThat(shown.get("/en" + shown.path()).body()).contains("The count of this vote does not agree");
        assertThat(shown.get("/embed/scrutins/" + shown.uid()).body()).contains(WITHHELD);
        assertThat(shown.get("/flux/nouveaux.atom").body()).contains(WITHHELD);
        assertThat(shown.get("/amendements?q=" + shown.numero()).body())
                .contains("Décompte retiré le temps d’une vérification");
        assertThat(stream("/scrutins/" + shown.uid() + "/flux")).contains("event: withheld");
        assertThat(shown.put().statusCode()).isEqualTo(503);
        assertThat(shown.put().body()).contains("/problems/contradicted");
        assertThat(shown.get(shown.own()).statusCode()).isEqualTo(200);
        HttpResponse<String> erased = http.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + shown.own() + "?erase=true"))
                        .DELETE()
                        .build(),
                BodyHandlers.ofString());
        assertThat(erased.statusCode()).isEqualTo(503);
        assertThat(erased.body()).contains("/problems/contradicted");
        assertThatNoFigureIsDrawn(card);
    }

    /** Whatever the false figures are, it is the same picture. */
    private void assertThatNoFigureIsDrawn(String before) throws Exception {
        String address = "/scrutins/" + shown.uid() + "/carte.png";
        String withheld = version(address);
        assertThat(withheld).isNotEqualTo(before);
        assertThat(version("/en" + address)).isNotEqualTo(withheld);
        stops.release(shown.uid(), "Rendu.");
        publications.publish();
        falsify(6_000_000);
        contradict(withFacts());
        assertThat(version(address)).isEqualTo(withheld);
    }

    private void falsify(long pour) {
        fixture.run("update urn set pour_0 = ?, contre_0 = 2840573 where uid = ?", pour, shown.uid());
    }

    /** As it is found, with the figures in it. */
    private Contradiction withFacts() {
        return new Contradiction(
                shown.uid(), "is not what its leaves say: 7319461", 4L, "ab".repeat(32), 4L, "cd".repeat(32));
    }

    /** Names everything that is drawn. */
    private String version(String picture) throws Exception {
        return shown.get(picture).headers().firstValue("content-location").orElseThrow();
    }

    private void contradict(Contradiction found) {
        stops.stop(found);
        publications.publish();
    }

    /** A stream that has an end. */
    private String stream(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.getURI() + address))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
