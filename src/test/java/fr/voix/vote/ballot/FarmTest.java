package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.load.LoadAlert;
import fr.voix.urn.log.UrnReader;
import fr.voix.vote.robotcheck.AltchaSolver;
import fr.voix.vote.robotcheck.ChallengePrice;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One machine that makes many voters, as the attack of the issue did, and people elsewhere who vote meanwhile. */
class FarmTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int CEILING = ChallengePrice.CEILING.times();

    /** As many as a full lecture hall casts at once: up to there it costs the least. */
    private static final int HALL = 300;

    /** The ceiling is reached by then. */
    private static final int BURST = 550;

    private static final Pattern SALT = Pattern.compile("\"salt\":\"(..)");

    private static EmbeddedServer server;
    private static EmbeddedServer other;
    private static ListAppender<ILoggingEvent> log;
    private static int network;

    private Scrutin scrutin;

    @BeforeAll
    static void start() {
        TestDatabase.Database database = TestDatabase.fresh();
        Map<String, Object> settings = Map.of(
                "test.shifted-clock", "true",
                "voix.trusted-proxies", "127.0.0.0/8",
                "voix.robot-check.altcha.cost", "1",
                "voix.robot-check.altcha.max-counter", "20",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password());
        server = TestServer.start(settings);
        other = TestServer.start(settings);
        log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger(LoadAlert.class)).addAppender(log);
    }

    @AfterAll
    static void stop() {
        server.close();
        other.close();
    }

    @BeforeEach
    void open() {
        scrutin = server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
        network++;
        log.list.clear();
    }

    @Test
    void a_full_hall_pays_the_least_and_a_farm_the_ceiling_soon_after_and_others_nothing_more() throws Exception {
        String farm = "198.51." + network + ".7";
        burst(farm, HALL);
        int reached = 0;
        for (int i = HALL; i <= BURST; i++) {
            String challenge = challenge(server, farm, scrutin.uid());
            assertThat(price(challenge)).isLessThanOrEqualTo(i == HALL ? 1 : CEILING);
            reached = reached == 0 && price(challenge) == CEILING ? i : reached;
            assertThat(cast(server, farm, pass(server, farm, challenge)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(reached).isBetween(HALL, BURST);
        assertThat(price(challenge(server, "203.0.113.9", scrutin.uid()))).isEqualTo(1);
        assertThat(price(challenge(server, farm, aQuietScrutin()))).isEqualTo(1);
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getFormattedMessage())
                .contains(scrutin.uid())
                .doesNotContain("198.51");
    }

    /** A mobile operator has thousands behind one address of IPv4. */
    @Test
    void two_thousand_people_of_one_address_in_half_an_hour_all_count_at_the_least_price() throws Exception {
        String carrier = "198.51." + network + ".7";
        ShiftedClock clock = server.getApplicationContext().getBean(ShiftedClock.class);
        long began = System.nanoTime();
        Duration step = Duration.ofSeconds(90);
        for (int i = 0; i < 2_000; i++) {
            if (i % 100 == 0) {
                assertThat(price(challenge(server, carrier, scrutin.uid()))).isEqualTo(1);
                clock.advance(step);
            }
            assertThat(cast(server, carrier, aCheapVoter()).statusCode())
                    .as("ballot %d", i + 1)
                    .isEqualTo(200);
        }
        clock.advance(step.multipliedBy(-20));
        long counted = server.getApplicationContext()
                .getBean(UrnReader.class)
                .of(List.of(scrutin.uid()))
                .getFirst()
                .counts()
                .total();
        System.out.printf(
                "CROWD carrier: counted=%d waited=0 price=1 seconds=%.1f of 1800 by the clock%n",
                counted, (System.nanoTime() - began) / 1e9);
        assertThat(counted).isEqualTo(2_000);
    }

    @Test
    void passes_that_were_hoarded_while_they_were_cheap_are_refused_when_it_is_dear() throws Exception {
        String farm = "198.51." + network + ".7";
        List<String> hoard = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            hoard.add(aCheapVoter());
        }
        int taken = 0;
        for (String voter : hoard) {
            HttpResponse<String> answer = cast(server, farm, voter);
            taken += answer.statusCode() == 200 ? 1 : 0;
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("pass-required");
            }
        }
        assertThat(taken).isBetween(HALL, 420);
        // an honest voter of that network gets in by one more check, at the price of now
        String voter = pass(server, farm, challenge(server, farm, scrutin.uid()));
        assertThat(cast(server, farm, voter).statusCode()).isEqualTo(200);
    }

    @Test
    void networks_of_subscribers_in_one_wider_network_are_one_farm() throws Exception {
        int taken = 0;
        for (int i = 0; i < 2 * 256; i++) {
            String subscriber = "2001:db8:%x:%x00::1".formatted(network, i % 256);
            taken += cast(server, subscriber, aCheapVoter()).statusCode() == 200 ? 1 : 0;
        }
        assertThat(taken).isBetween(HALL, 420);
        assertThat(price(challenge(server, "2001:db8:ffff::1", scrutin.uid()))).isEqualTo(1);
    }

    @Test
    void one_subscriber_of_ipv6_is_no_office() throws Exception {
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            taken += cast(server, "2001:db8:%x:100::%x".formatted(network, i), aCheapVoter())
                                    .statusCode()
                            == 200
                    ? 1
                    : 0;
        }
        assertThat(taken).isBetween(120, 170);
    }

    @Test
    void what_one_instance_took_makes_it_dear_at_the_other() throws Exception {
        String farm = "198.51." + network + ".7";
        burst(farm, BURST);
        challenge(other, farm, scrutin.uid());
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (price(challenge(other, farm, scrutin.uid())) < CEILING && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
        assertThat(price(challenge(other, farm, scrutin.uid()))).isEqualTo(CEILING);
    }

    @Test
    void ten_minutes_later_it_costs_the_least_again() throws Exception {
        String farm = "198.51." + network + ".7";
        burst(farm, BURST);
        assertThat(price(challenge(server, farm, scrutin.uid()))).isEqualTo(CEILING);
        server.getApplicationContext().getBean(ShiftedClock.class).advance(Duration.ofMinutes(11));
        assertThat(price(challenge(server, farm, scrutin.uid()))).isEqualTo(1);
        server.getApplicationContext().getBean(ShiftedClock.class).advance(Duration.ofMinutes(-11));
    }

    /** 700 flips of one voter wrote 1,399 leaves. */
    @Test
    void a_voter_changes_their_mind_twenty_times_a_day_and_the_last_ballot_stands() throws Exception {
        String address = "203.0.113.80";
        String voter = voters(server).aVoter();
        assertThat(cast(server, address, voter, "pour").statusCode()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            // costs nothing
            assertThat(cast(server, address, voter, "pour").statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(cast(server, address, voter, i % 2 == 0 ? "contre" : "pour")
                            .statusCode())
                    .as("change %d", i + 1)
                    .isEqualTo(200);
        }
        long size = size();
        for (int i = 0; i < 50; i++) {
            HttpResponse<String> refused = cast(server, address, voter, "contre");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 86_400);
            assertThat(refused.body()).contains("Vingt changements d’avis");
        }
        assertThat(cast(server, address, voter, "pour").statusCode()).isEqualTo(200);
        assertThat(size()).isEqualTo(size);
        assertThat(ownBallot(voter)).contains("\"choice\":\"pour\"");
    }

    /** A withdrawal is always heard; what it leaves is that the next ballot waits for tomorrow. */
    @Test
    void withdrawing_and_casting_again_is_a_change_of_mind_too() throws Exception {
        String address = "203.0.113.81";
        String voter = voters(server).aVoter();
        int cast = 0;
        for (int i = 0; i < 40; i++) {
            cast += cast(server, address, voter, "pour").statusCode() == 200 ? 1 : 0;
            assertThat(HTTP.send(
                                    request(server, address, "/api/v1/scrutins/" + scrutin.uid() + "/ballot")
                                            .header("Cookie", voter)
                                            .DELETE()
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(cast).isEqualTo(21);
    }

    @Test
    void changes_of_mind_that_come_at_once_are_no_more() throws Exception {
        String voter = voters(server).aVoter();
        cast(server, "203.0.113.82", voter, "abstention");
        long before = size();
        try (var callers = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 300)
                    .mapToObj(i ->
                            callers.submit(() -> cast(server, "203.0.113.82", voter, i % 2 == 0 ? "pour" : "contre")
                                    .statusCode()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 429, 503);
            }
        }
        assertThat(size() - before).isLessThanOrEqualTo(2 * 22);
    }

    private long size() {
        return server.getApplicationContext()
                .getBean(UrnTables.class)
                .leavesOf(scrutin)
                .size();
    }

    private String aQuietScrutin() {
        return server.getApplicationContext()
                .getBean(Fixtures.class)
                .anOpenScrutin()
                .uid();
    }

    private static TestVoters voters(EmbeddedServer at) {
        return at.getApplicationContext().getBean(TestVoters.class);
    }

    private void burst(String address, int ballots) throws Exception {
        for (int i = 0; i < ballots; i++) {
            cast(server, address, voters(server).aVoter());
        }
    }

    private static String aCheapVoter() {
        return voters(server).aVoterWhoPaidTheLeast();
    }

    private static int price(String challenge) {
        Matcher salt = SALT.matcher(challenge);
        assertThat(salt.find()).as(challenge).isTrue();
        return Integer.parseInt(salt.group(1), 16);
    }

    private static String challenge(EmbeddedServer at, String address, String uid) throws Exception {
        return HTTP.send(
                        request(at, address, "/api/v1/robot-check/altcha?scrutin=" + uid)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String pass(EmbeddedServer at, String address, String challenge) throws Exception {
        String body = """
                {"provider":"altcha","response":"%s"}""".formatted(AltchaSolver.solve(challenge));
        HttpResponse<String> answer = HTTP.send(
                request(at, address, "/api/v1/robot-check")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private HttpResponse<String> cast(EmbeddedServer at, String address, String voter) throws Exception {
        return cast(at, address, voter, "pour");
    }

    private HttpResponse<String> cast(EmbeddedServer at, String address, String voter, String choice) throws Exception {
        byte[] nonce = new byte[16];
        java.util.concurrent.ThreadLocalRandom.current().nextBytes(nonce);
        String body =
                """
                {"choice":"%s","nonce":"%s","consent":true}""".formatted(choice, Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
        return HTTP.send(
                request(at, address, "/api/v1/scrutins/" + scrutin.uid() + "/ballot")
                        .header("Cookie", voter)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String ownBallot(String voter) throws Exception {
        return HTTP.send(
                        request(server, "203.0.113.80", "/api/v1/scrutins/" + scrutin.uid() + "/ballot")
                                .header("Cookie", voter)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest.Builder request(EmbeddedServer at, String address, String path) {
        return HttpRequest.newBuilder(URI.create(at.getURI() + path)).header("X-Forwarded-For", address);
    }
}
