package fr.voix.site.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.site.export.ExportService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The count of what is closed is of the moment of its closing, whoever is asked and whenever it is read first. */
@MicronautTest(transactional = false)
class ClosedCountTest {

    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    ScrutinClosing closures;

    @Inject
    Petitions petitions;

    @Inject
    TestSignatures signatures;

    @Inject
    UrnPublishing publications;

    @Inject
    ExportService exports;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void of_a_scrutin() throws Exception {
        String uid = fixture.aScrutin();
        ballots.cast(scrutins.find(uid).orElseThrow(), 4);
        closures.close(uid);
        Thread.sleep(1_500); // nobody reads it for a while
        publish();
        var closing = (Map<?, ?>) map("/api/v1/scrutins/" + uid).get("closing");
        Map<?, ?> exported = line("/exports/decomptes.ndjson", "scrutin", uid);
        assertOne(
                closing.get("at"),
                map("/api/v1/scrutins/" + uid + "/tally").get("at"),
                exported.get("tally_at"),
                exported.get("closed_at"));
        closures.reopen(uid);
        publish();
        assertThat(Instant.parse(
                        (String) map("/api/v1/scrutins/" + uid + "/tally").get("at")))
                .isAfter(Instant.parse((String) closing.get("at")).plusSeconds(1));
    }

    @Test
    void of_a_petition() throws Exception {
        Petition petition = petitions.anOpenOne();
        signatures.signedApart(petition, 3);
        petitions.close(petition);
        Thread.sleep(1_500);
        publish();
        String api = "/api/v1/petitions/" + petition.id();
        Map<?, ?> exported = line("/exports/petitions.ndjson", "petition", petition.id());
        assertOne(
                map(api).get("closedAt"),
                map(api).get("at"),
                map(api + "/tally").get("at"),
                exported.get("tally_at"),
                exported.get("closed_at"));
    }

    private void publish() throws Exception {
        publications.publish();
        exports.make();
    }

    private static void assertOne(Object first, Object... others) {
        assertThat(List.of(others))
                .allSatisfy(said -> assertThat(Instant.parse((String) said))
                        .isCloseTo(Instant.parse((String) first), within(1, ChronoUnit.SECONDS)));
    }

    private Map<?, ?> line(String export, String key, Object value) throws Exception {
        for (var line : get(export).lines().toList()) {
            Map<?, ?> row = json.readValue(line, Map.class);
            if (String.valueOf(value).equals(String.valueOf(row.get(key)))) {
                return row;
            }
        }
        throw new AssertionError(export + " has no " + value);
    }

    private Map<?, ?> map(String path) throws Exception {
        return json.readValue(get(path), Map.class);
    }

    private String get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.getURI().resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
