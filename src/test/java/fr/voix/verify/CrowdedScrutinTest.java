package fr.voix.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.urn.crowd.CrowdCount;
import fr.voix.urn.crowd.CrowdTables;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.setaside.DayPressure;
import fr.voix.urn.setaside.DayPressureService;
import fr.voix.urn.setaside.ShareClass;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many votes of one network within seconds, honest or not: all of them count, and everybody is told. */
class CrowdedScrutinTest {

    private static final String UNIVERSITY = "203.0.113.9";
    private static final byte[] UNIVERSITY_PREFIX = {4, (byte) 203, 0, 113};
    private static final byte[] FARM_PREFIX = {6, 0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0x77, 0};
    private static final int ATTACK = 118;
    private static final int EXPECTED = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.createDefault();
    private EmbeddedServer server;
    private Scrutin scrutin;

    @BeforeEach
    void aServiceBehindAProxy() {
        start(Map.of());
    }

    private void start(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "voix.trusted-proxies", "127.0.0.0/8", "voix.crowd.floor", EXPECTED, "voix.urn.publishing", "false"));
        settings.putAll(more);
        server = TestServer.start(settings);
        scrutin = bean(Fixtures.class).anOpenScrutin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The story of a university: behind one address, and right. */
    @Test
    void a_crowd_of_one_address_counts_whole_and_is_told_apart_beside_the_count() throws Exception {
        Map<Integer, String> cookies = new HashMap<>();
        for (int i = 0; i < 301; i++) {
            cookies.put(i, bean(TestVoters.class).aVoter());
            JsonNode answer = vote(cookies.get(i), UNIVERSITY, i < 146 ? "pour" : "contre");
            assertThat(answer.get("setAside")).isNull();
        }
        for (int i = 0; i < 10; i++) {
            vote(bean(TestVoters.class).aVoter(), "198.51." + i + ".7", "pour");
        }
        look();

        JsonNode tally = read(get("/tally", ""));
        assertThat(tally.get("pour").getLongValue()).isEqualTo(156);
        assertThat(tally.get("contre").getLongValue()).isEqualTo(155);
        assertThat(tally.get("quarantine")).isNull();
        JsonNode same = tally.get("sameNetwork");
        assertThat(numbers(same)).containsExactly(1, 146, 155, 0, 301);
        assertThat(same.get("turns").getBooleanValue()).isFalse();
        String told = "Dont 301 voix d’un même réseau";
        assertThat(page("/scrutins/" + scrutin.uid())).contains(told, "pour 146, contre 155, abstention 0");
        assertThat(page("/embed/scrutins/" + scrutin.uid())).contains(told, "pour 146, contre 155, abstention 0");
        VerifyRun run = VerifyRun.of(server.getURI().toString(), "--scrutin", scrutin.uid());
        assertThat(run.out())
                .as(run.err())
                .last()
                .isEqualTo("verify urns=1 leaves=312 ballots=311 different=0 unchecked=0");

        for (int i = 0; i < 9; i++) {
            withdraw(cookies.get(i));
        }
        look();
        assertThat(numbers(read(get("/tally", "")).get("sameNetwork")))
                .as("a few who go are told apart by nobody")
                .containsExactly(1, 146, 155, 0, 301);
        for (int i = 9; i < 20; i++) {
            vote(cookies.get(i), UNIVERSITY, "contre");
        }
        look();
        tally = read(get("/tally", ""));
        assertThat(numbers(tally.get("sameNetwork"))).containsExactly(1, 126, 166, 0, 292);
        assertThat(tally.get("contre").getLongValue()).isEqualTo(166);

        bean(CrowdTables.class).passDays();
        withdraw(cookies.get(300));
        for (int i = 20; i < 31; i++) {
            withdraw(cookies.get(i));
        }
        look();
        assertThat(numbers(read(get("/tally", "")).get("sameNetwork")))
                .as("when the network is forgotten, those who go are still missed")
                .containsExactly(1, 115, 165, 0, 280);
    }

    @Test
    void both_results_are_shown_where_one_network_turns_them() throws Exception {
        for (int i = 0; i < 70; i++) {
            vote(bean(TestVoters.class).aVoter(), UNIVERSITY, "pour");
        }
        for (int i = 0; i < 40; i++) {
            vote(bean(TestVoters.class).aVoter(), "198.51." + i + ".7", "contre");
        }
        look();
        assertThat(read(get("/tally", "")).get("sameNetwork").get("turns").getBooleanValue())
                .isTrue();
        assertThat(page("/scrutins/" + scrutin.uid())).contains("70 pour et 40 contre", "0 pour et 40 contre");
    }

    @Test
    void a_hundred_ballots_of_as_many_64_are_marked_by_their_48() throws Exception {
        for (int i = 0; i < 100; i++) {
            vote(bean(TestVoters.class).aVoter(), "2001:db8:77:" + Integer.toHexString(i) + "::7", "pour");
        }
        for (int i = 0; i < 40; i++) {
            vote(bean(TestVoters.class).aVoter(), "2001:db8:" + Integer.toHexString(i + 256) + ":1::7", "contre");
        }
        look();
        JsonNode tally = read(get("/tally", ""));
        assertThat(tally.get("total").getLongValue()).isEqualTo(140);
        assertThat(numbers(tally.get("sameNetwork"))).containsExactly(1, 100, 0, 0, 100);
    }

    @Test
    void the_public_pressure_of_the_day_is_in_wide_classes() throws Exception {
        for (int i = 0; i < ATTACK; i++) {
            vote(bean(TestVoters.class).aVoter(), "203.0.113.1", "pour");
        }
        for (int i = 0; i < 40; i++) {
            vote(bean(TestVoters.class).aVoter(), "198.51." + i + ".7", "pour");
        }
        Scrutin quiet = bean(Fixtures.class).anOpenScrutin();
        DayPressureService pressure = bean(DayPressureService.class);
        bean(UrnPublishing.class).publish();
        pressure.measure();
        assertThat(pressure.of(scrutin.uid()))
                .extracting(DayPressure::largest, DayPressure::aside)
                .containsExactly(tuple(ShareClass.OVER_25, ShareClass.NONE));
        assertThat(pressure.of(quiet.uid())).isEmpty();
        JsonNode day = read(get("", "")).get("pressure").get(0);
        assertThat(day.get("largestNetwork").getStringValue()).isEqualTo("over-25");
        assertThat(day.get("aside").getStringValue()).isEqualTo("none");
        assertThat(page("/scrutins/" + scrutin.uid())).contains("Pression, jour par jour", "plus de 25");
    }

    private void look() {
        bean(UrnPublishing.class).publish();
        // one that has not looked yet, and so need not rest
        server.getApplicationContext().createBean(CrowdCount.class).look();
        bean(UrnPublishing.class).publish();
    }

    private static List<Integer> numbers(JsonNode same) {
        return Stream.of("networks", "pour", "contre", "abstention", "total")
                .map(name -> same.get(name).getIntValue())
                .toList();
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    private JsonNode vote(String cookie, String address, String choice) throws Exception {
        String body = "{\"choice\":\"" + choice + "\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}";
        HttpRequest request = HttpRequest.newBuilder(server.getURI().resolve(api("/ballot")))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("X-Forwarded-For", address)
                .PUT(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return read(response);
    }

    private void withdraw(String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.getURI().resolve(api("/ballot")))
                .header("Cookie", cookie)
                .DELETE()
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(api(path)));
        List.of(cookie).stream().filter(one -> !one.isEmpty()).forEach(one -> request.header("Cookie", one));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String page(String path) throws Exception {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        return following
                .send(HttpRequest.newBuilder(server.getURI().resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private String api(String path) {
        return "/api/v1/scrutins/" + scrutin.uid() + path;
    }

    private JsonNode read(HttpResponse<String> response) throws Exception {
        return json.readValue(response.body(), JsonNode.class);
    }
}
