package fr.voix.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.setaside.DayPressure;
import fr.voix.urn.setaside.DayPressureService;
import fr.voix.urn.setaside.ShareClass;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.ballot.UrnTables;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The attack as it was made: 118 voters of one /24 within seconds, and what everybody is told. */
class FarmedScrutinTest {

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
                "voix.trusted-proxies",
                "127.0.0.0/8",
                "voix.quarantine.floor",
                EXPECTED,
                "voix.urn.publishing",
                "false"));
        settings.putAll(more);
        server = TestServer.start(settings);
        scrutin = bean(Fixtures.class).anOpenScrutin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_is_above_the_share_waits_and_is_told_to_voter_reader_and_recount() throws Exception {
        Map<Integer, String> cookies = new HashMap<>();
        Set<Integer> told = new HashSet<>();
        for (int i = 0; i < ATTACK; i++) {
            cookies.put(i, bean(TestVoters.class).aVoter());
            JsonNode answer = vote(cookies.get(i), "203.0.113." + (i + 1));
            if (answer.get("setAside") != null) {
                assertThat(answer.get("setAside").get("rule").getStringValue()).isEqualTo("attente");
                told.add(i);
            }
        }
        assertThat(told).hasSize(ATTACK - EXPECTED - 9);
        for (int i = 0; i < ATTACK; i++) {
            JsonNode own = read(get("/ballot", cookies.get(i)));
            assertThat(own.get("choice").getStringValue()).isEqualTo("pour");
            assertThat(own.get("setAside") != null).isEqualTo(i >= EXPECTED);
        }
        JsonNode honest = vote(bean(TestVoters.class).aVoter(), "198.51.100.7");
        assertThat(honest.get("setAside")).isNull();

        bean(UrnPublishing.class).publish();
        JsonNode tally = read(get("/tally", ""));
        assertThat(tally.get("total").getLongValue()).isEqualTo(EXPECTED + 1);
        assertThat(tally.get("quarantine").getLongValue()).isEqualTo(ATTACK - EXPECTED);
        assertThat(page("/scrutins/" + scrutin.uid())).contains("58 bulletins en attente d’examen");
        assertThat(page("/embed/scrutins/" + scrutin.uid())).contains("58 bulletins en attente d’examen");
        assertThat(bean(UrnRecount.class).recount(scrutin.uid()).orElseThrow().faults())
                .isEmpty();
        VerifyRun run = VerifyRun.of(server.getURI().toString(), "--scrutin", scrutin.uid());
        assertThat(run.out())
                .as(run.err())
                .last()
                .isEqualTo("verify urns=1 leaves=178 ballots=61 different=0 unchecked=0");

        bean(PlantedFaults.class).plant(scrutin, "update urn set waiting = waiting - 1 where true");
        bean(UrnPublishing.class).publish();
        assertThat(bean(UrnRecount.class).recount(scrutin.uid()).orElseThrow().faults())
                .anyMatch(fault -> fault.contains("57 ballots wait"));
    }

    @Test
    void the_public_pressure_of_the_day_is_in_wide_classes() throws Exception {
        for (int i = 0; i < ATTACK; i++) {
            vote(bean(TestVoters.class).aVoter(), "203.0.113." + (i + 1));
        }
        for (int i = 0; i < 40; i++) {
            vote(bean(TestVoters.class).aVoter(), "198.51." + i + ".7");
        }
        Scrutin quiet = bean(Fixtures.class).anOpenScrutin();
        DayPressureService pressure = bean(DayPressureService.class);
        pressure.measure();
        assertThat(pressure.of(scrutin.uid()))
                .extracting(DayPressure::largest, DayPressure::aside)
                .containsExactly(tuple(ShareClass.OVER_25, ShareClass.OVER_25));
        assertThat(pressure.of(quiet.uid())).isEmpty();
        JsonNode day = read(get("", "")).get("pressure").get(0);
        assertThat(day.get("largestNetwork").getStringValue()).isEqualTo("over-25");
        assertThat(day.get("quarantine").getStringValue()).isEqualTo("over-25");
        assertThat(page("/scrutins/" + scrutin.uid())).contains("Pression, jour par jour", "plus de 25");
    }

    @Test
    void without_limits_nothing_waits() throws Exception {
        server.close();
        start(Map.of("voix.limits.enabled", "false"));
        for (int i = 0; i < ATTACK; i++) {
            assertThat(vote(bean(TestVoters.class).aVoter(), "203.0.113.9").get("setAside"))
                    .isNull();
        }
        assertThat(bean(UrnTables.class).rowsOf("ballot_aside", scrutin)).isZero();
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    private JsonNode vote(String cookie, String address) throws Exception {
        String body = "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}";
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
