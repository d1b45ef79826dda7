package fr.voix.urn.proof;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestPetitions;
import fr.voix.TestPetitions.TestPetition;
import fr.voix.urn.live.EventStream;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpMethod;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published of a petition's urn, and that it is published nowhere else. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publishing", value = "false")
@Property(name = "voix.limits.enabled", value = "false")
class PetitionUrnTest {

    /** The caller's own, never an error: of an unknown scrutin it says that there is nothing. */
    private static final String OWN = "/api/v1/scrutins/{uid}/ballot";

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    TestPetitions petitions;

    @Inject
    Fixtures fixtures;

    @Inject
    UrnPublishing publications;

    @Inject
    JsonMapper json;

    private final HttpClient http = HttpClient.newHttpClient();
    private TestPetition petition;

    @BeforeEach
    void aPetitionOfTwentySignatures() {
        petition = petitions.aPetition();
        petitions.sign(petition, 20);
    }

    @AfterEach
    void leaveNothingBehind() {
        petitions.remove(petition);
    }

    @Test
    void checkpoint_tiles_and_proofs_are_at_the_addresses_of_petitions() throws Exception {
        String key = get("/.well-known/voix-urn.vkey").body();
        String[] lines = NoteReader.verified(get(urn("checkpoint")).body(), key).split("\n");
        assertThat(lines[0]).isEqualTo("localhost/petitions/" + petition.id() + "/urne");
        assertThat(lines[1]).isEqualTo("21");
        for (String address : List.of(urn(""), "/petitions/" + petition.id() + "/urne")) {
            assertThat(get(address).body()).startsWith("size 21\n" + urn("checkpoint") + "\n");
        }
        assertThat(get(urn("tile/entries/000.p/21")).body()).contains("s1 " + petition.id() + " 1 ");
        assertThat(get(urn("tile/0/000.p/21")).statusCode()).isEqualTo(200);
        assertThat(get(urn("preuve/3")).statusCode()).isEqualTo(200);
        assertThat(get(urn("coherence/3/21")).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/urnes/petitions?after=" + (petition.id() - 1)).body())
                .startsWith("{\"items\":[" + petition.id());
        assertThat(get("/api/v1/urnes").body()).doesNotContain("\"" + petition.id() + "\"");
    }

    @Test
    void one_list_has_the_checkpoints_of_all_urns_that_are_shown_page_after_page() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        String checkpoints = "/api/v1/urnes/checkpoints";
        assertThat(listedBehind(petition.uid())).contains(item("petitions", petition.uid()));
        assertThat(listedBehind(scrutin.uid())).contains(item("scrutins", scrutin.uid()));
        assertThat(get(checkpoints + "?after=Z").body())
                .startsWith("{\"items\":[],")
                .endsWith(",\"next\":null}");
        assertThat(get(checkpoints + "?after=%27").statusCode()).isEqualTo(400);
    }

    private List<Object> listedBehind(String uid) throws Exception {
        String before = uid.length() == 1 ? "0" : uid.substring(0, uid.length() - 1);
        return List.copyOf(
                (List<?>) map(get("/api/v1/urnes/checkpoints?after=" + before)).get("items"));
    }

    private Map<String, String> item(String kind, String uid) throws Exception {
        Map<String, String> item = new HashMap<>(Map.of("kind", kind, "uid", uid));
        item.put("checkpoint", get("/" + kind + "/" + uid + "/urne/checkpoint").body());
        item.put("last", null);
        return item;
    }

    @Test
    void tally_result_and_stream_say_the_same() throws Exception {
        Map<?, ?> tally = map(get("/api/v1/petitions/" + petition.id() + "/tally"));
        assertThat(tally.get("petition")).isEqualTo((int) petition.id());
        assertThat(tally.get("signatures")).isEqualTo(20);
        assertThat(tally.get("size")).isEqualTo(21);
        assertThat(tally.get("state")).isEqualTo("open");
        assertThat(tally.get("tiers"))
                .isEqualTo(List.of(
                        Map.of("tier", 0, "signatures", 0),
                        Map.of("tier", 1, "signatures", 20),
                        Map.of("tier", 2, "signatures", 0)));
        assertThat(tally.get("caution").toString()).contains("ceux qui signent ici");
        Map<?, ?> result = map(get("/api/v1/petitions/" + petition.id() + "/resultat"));
        assertThat(result.get("origin")).isEqualTo("localhost/petitions/" + petition.id() + "/resultat");
        assertThat(result.get("root")).isEqualTo(tally.get("root"));
        try (EventStream stream = EventStream.open(server.getURI().resolve("/petitions/" + petition.id() + "/flux"))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.tally().data()).contains("\"signatures\":20");
            petitions.sign(petition, 2);
            publications.publish();
            assertThat(stream.tally().data()).contains("\"signatures\":22");
        }
    }

    @Test
    void a_petition_that_is_not_shown_has_no_address_that_says_anything() throws Exception {
        get("/api/v1/petitions/" + petition.id() + "/tally");
        petitions.hide(petition);
        publications.publish();
        for (String path : ownAddresses()) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(410);
        }
        assertThat(get("/api/v1/urnes/petitions?after=" + (petition.id() - 1)).body())
                .doesNotContain("[" + petition.id());
    }

    @Test
    void nothing_of_a_petition_comes_out_at_an_address_of_a_scrutin() throws Exception {
        // held in memory from now on, as it is for whoever reads its page
        assertThat(get("/api/v1/petitions/" + petition.id() + "/tally").statusCode())
                .isEqualTo(200);
        var walked = new TreeSet<String>();
        for (UriRouteInfo<?, ?> route : router.uriRoutes().toList()) {
            String template = route.getUriMatchTemplate().toPathString();
            if (template.contains("/scrutins/{uid}") && !template.contains("/moderation")) {
                walked.add(route.getHttpMethod() + " " + template);
            }
        }
        assertThat(walked).hasSizeGreaterThan(15).contains("GET /api/v1/scrutins/{uid}/tally", "PUT " + OWN);
        for (String route : walked) {
            String template = route.substring(route.indexOf(' ') + 1);
            String path = template.replace("{uid}", petition.uid())
                    .replace("{+path}", "entries/000.p/21")
                    .replace("{index}", "3")
                    .replace("{oldSize}", "3")
                    .replace("{newSize}", "21")
                    .replaceAll("\\{[^}]*}", "1");
            HttpResponse<String> answer = send(route.substring(0, route.indexOf(' ')), path);
            assertThat(answer.body()).as(route).doesNotContain("s1 ").doesNotContain("\"signatures\"");
            if (template.equals(OWN) && !route.startsWith("PUT")) {
                assertThat(answer.body()).matches("|\\{\"choice\":null,\"receipt\":null.*|.*not-found.*");
            } else {
                assertThat(answer.statusCode()).as(route).isEqualTo(404);
            }
        }
        assertThat(get("/scrutins/flux?uid=" + petition.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_of_a_scrutin_comes_out_at_an_address_of_a_petition() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        get("/api/v1/scrutins/" + scrutin.uid() + "/tally");
        for (String path : ownAddresses()) {
            String its = path.replace("/" + petition.id() + "/", "/" + scrutin.uid() + "/");
            assertThat(get(its).statusCode()).as(its).isEqualTo(404);
        }
        assertThat(get("/petitions/0" + petition.id() + "/urne/checkpoint").statusCode())
                .isEqualTo(404);
    }

    private List<String> ownAddresses() {
        String api = "/api/v1/petitions/" + petition.id();
        return List.of(
                urn(""),
                urn("checkpoint"),
                urn("tile/entries/000.p/1"),
                urn("preuve/0"),
                urn("coherence/1/1"),
                api + "/tally",
                api + "/resultat",
                "/petitions/" + petition.id() + "/flux");
    }

    private String urn(String name) {
        return "/petitions/" + petition.id() + "/urne/" + name;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpMethod.GET.name(), path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .method(method, method.equals("PUT") ? BodyPublishers.ofString("""
                        {"choice":"pour","nonce":"AAECAwQFBgcICQoLDA0ODw","consent":true}""") : BodyPublishers.noBody())
                .header("Content-Type", "application/json")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private Map<?, ?> map(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readValue(answer.body(), Map.class);
    }
}
