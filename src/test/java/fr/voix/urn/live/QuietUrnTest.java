package fr.voix.urn.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.desk.page.DeskAreas;
import fr.voix.site.export.TestExports;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.setaside.AsidePattern;
import fr.voix.urn.setaside.DryRun;
import fr.voix.urn.setaside.SetAsideResult;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Question;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Somebody follows many quiet scrutins, on two instances, by everything that is public, to see one voter pass from the one to the
 * other. Publishing happens when the test says so, and time passes likewise.
 */
@ResourceLock(CountedStatements.ON)
class QuietUrnTest {

    private static final String NONCE = "AAECAwQFBgcICQoLDA0ODw";
    private static final int FOLLOWED = 40;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private static final List<EmbeddedServer> INSTANCES = new ArrayList<>();
    private static EmbeddedServer server;
    private static Fixtures fixtures;
    private static TestBallots ballots;
    private static TestVoters voters;
    private static JsonMapper json;

    @BeforeAll
    static void start() {
        TestDatabase.Database database = TestDatabase.fresh();
        Map<String, Object> settings = new HashMap<>(Map.of(
                "datasources.default.url",
                database.url(),
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                database.password(),
                "voix.urn.publish-every",
                "1h",
                "voix.urn.quiet-ballots",
                8,
                "voix.urn.quiet-for",
                "10m",
                "voix.limits.enabled",
                false,
                "voix.public-url",
                "http://localhost",
                CountedStatements.ON,
                "true",
                "test.shifted-clock",
                true));
        for (int i = 0; i < 2; i++) {
            INSTANCES.add(ApplicationContext.run(EmbeddedServer.class, settings));
        }
        server = INSTANCES.getFirst();
        fixtures = bean(Fixtures.class);
        ballots = bean(TestBallots.class);
        voters = bean(TestVoters.class);
        json = bean(JsonMapper.class);
    }

    @AfterAll
    static void stop() {
        INSTANCES.forEach(EmbeddedServer::close);
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Test
    void who_follows_forty_quiet_scrutins_does_not_see_one_voter_pass_through_four() throws Exception {
        List<Scrutin> followed =
                Stream.generate(fixtures::anOpenScrutin).limit(FOLLOWED).toList();
        String address =
                followed.stream().map(scrutin -> "uid=" + scrutin.uid()).collect(Collectors.joining("&"));
        try (EventStream stream = EventStream.open(server.getURI().resolve("/scrutins/flux?" + address))) {
            for (int i = 0; i < FOLLOWED; i++) {
                stream.tally();
            }
            publish();
            Map<String, String> before = seen(followed);

            String voter = voters.aVoter();
            for (Scrutin voted : followed.subList(10, 14)) {
                JsonNode answer = read(put(server, voted, voter, "contre"));
                assertThat(answer.get("tally").get("contre").getLongValue())
                        .as("the voter's own ballot, as the voter sees it")
                        .isEqualTo(1);
                assertThat(answer.get("tally").get("size").getLongValue()).isEqualTo(1);
                assertThat(answer.get("published").getBooleanValue()).isFalse();
                assertThat(read(own(voted, voter)).get("published").getBooleanValue())
                        .isFalse();
            }
            publish();
            assertThat(seen(followed)).isEqualTo(before);

            pass(Duration.ofMinutes(9));
            publish();
            assertThat(seen(followed)).isEqualTo(before);
            assertThat(stream.within(Duration.ofMillis(300)))
                    .extracting(EventStream.Event::kind)
                    .doesNotContain("tally");

            pass(Duration.ofMinutes(4));
            publish();
            assertThat(List.of(stream.tally(), stream.tally(), stream.tally(), stream.tally()))
                    .as("all that is due is published at one instant")
                    .extracting(event -> at(event.data()))
                    .containsOnly(at(tally(server, followed.get(10))));
            assertThat(tally(server, followed.get(10))).contains("\"contre\":1", "\"size\":2");
            Map<String, String> after = seen(followed);
            assertThat(of(0, after))
                    .as("what two instances say of the scrutins; lists are kept apart for a while")
                    .isEqualTo(of(1, after));
        }
    }

    @Test
    void the_eighth_person_publishes_the_group_on_all_instances() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        assertThat(tally(server, scrutin)).contains("\"size\":1,");
        ballots.cast(scrutin, 7);
        publish();
        assertThat(tally(server, scrutin)).contains("\"size\":1,").contains("\"total\":0");

        ballots.cast(scrutin, 1);
        publish();
        assertThat(tally(server, scrutin)).contains("\"size\":9,").contains("\"total\":8");
        assertThat(tally(INSTANCES.getLast(), scrutin)).isEqualTo(tally(server, scrutin));

        ballots.cast(scrutin, 3);
        publish();
        assertThat(tally(server, scrutin)).contains("\"size\":9,");
    }

    @Test
    void one_person_who_votes_again_and_again_is_no_group() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 1);
        String restless = voters.aVoter();
        for (int i = 0; i < 10; i++) {
            put(server, scrutin, restless, i % 2 == 0 ? "pour" : "contre");
        }
        publish();
        assertThat(tally(server, scrutin)).contains("\"size\":1,");
    }

    @Test
    void a_watcher_who_votes_is_told_of_their_own_ballot_alone() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 8);
        publish();
        JsonNode published = read(tally(server, scrutin));
        ballots.cast(scrutin, 4);

        String watcher = voters.aVoter();
        assertSame(read(put(server, scrutin, watcher, "pour")).get("tally"), published, 1, 0);
        assertSame(read(put(server, scrutin, watcher, "abstention")).get("tally"), published, 0, 1);
        assertSame(read(delete(scrutin, watcher)).get("tally"), published, 0, 0);

        // one's own that is published already gives way to the new one
        put(server, scrutin, watcher, "pour");
        ballots.cast(scrutin, 8);
        publish();
        JsonNode with = read(tally(server, scrutin));
        assertSame(read(put(server, scrutin, watcher, "abstention")).get("tally"), with, -1, 1);
        assertThat(tally(server, scrutin)).isEqualTo(tally(INSTANCES.getLast(), scrutin));
    }

    /** Whoever can see when somebody votes, and asks for everything public around it. */
    @Test
    void a_watcher_of_a_hundred_votes_learns_no_time_of_a_ballot_and_no_choice_by_counts() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        String watcher = voters.aVoter();
        List<String> choices = List.of("pour", "contre", "abstention");
        List<Integer> cast = new ArrayList<>();
        int byCounts = 0;
        Random random = new Random(34);
        JsonNode before = read(tally(server, scrutin));
        for (int i = 0; i < 100; i++) {
            put(server, scrutin, watcher, i % 2 == 0 ? "pour" : "contre");
            cast.add(random.nextInt(choices.size()));
            put(server, scrutin, voters.aVoter(), choices.get(cast.getLast()));
            assertThat(get(server, "/health/votes")).isEqualTo("{\"status\":\"UP\"}");
            publish();
            JsonNode after = read(tally(server, scrutin));
            long people =
                    after.get("total").getLongValue() - before.get("total").getLongValue();
            assertThat(people).as("published together").isNotIn(1L, 2L, 3L);
            JsonNode earlier = before;
            int guess = Collections.max(
                    List.of(0, 1, 2),
                    Comparator.comparingLong(
                            choice -> after.get(choices.get(choice)).getLongValue()
                                    - earlier.get(choices.get(choice)).getLongValue()));
            byCounts += people > 0 && guess == cast.getLast() ? 1 : 0;
            before = after;
        }
        assertThat(byCounts).isLessThan(50);
    }

    @Test
    void nobody_at_the_desk_sees_a_count_before_it_is_published() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        tally(server, scrutin);
        ballots.cast(scrutin, 8);
        publish();
        Browser moderator = Browser.of(server, bean(Team.class).a(Role.ADMINISTRATOR));
        List<String> before = desk(moderator, scrutin);
        ballots.cast(scrutin, 3);
        publish();
        assertThat(desk(moderator, scrutin)).isEqualTo(before);
        assertThat(foreseen(scrutin).ballots()).isEqualTo(8);

        ballots.cast(scrutin, 5);
        publish();
        List<String> after = desk(moderator, scrutin);
        assertThat(after.getFirst()).contains(">16<").isNotEqualTo(before.getFirst());
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
        assertThat(foreseen(scrutin).ballots()).isEqualTo(16);
    }

    /** What would be set aside of all that came today. */
    private DryRun foreseen(Scrutin scrutin) {
        Instant hour = bean(Clock.class).instant().truncatedTo(ChronoUnit.HOURS);
        AsidePattern today = new AsidePattern.OfHours(hour.minus(1, ChronoUnit.HOURS), hour.plus(2, ChronoUnit.HOURS));
        return ((SetAsideResult.Found) bean(SettingAside.class).dryRun(scrutin.uid(), today)).dryRun();
    }

    /** All that a moderator reads of counts, without what is new each time. */
    private static List<String> desk(Browser moderator, Scrutin scrutin) {
        return Stream.of("/moderation/scrutins/" + scrutin.uid() + "/decisions", DeskAreas.PRESSURE, "/moderation")
                .map(path -> moderator.get(path).body().replaceAll("name=\"csrf\" value=\"[^\"]*\"|\\s+", ""))
                .toList();
    }

    private static void assertSame(JsonNode told, JsonNode published, long pour, long abstention) {
        for (String field : List.of("size", "root", "at")) {
            assertThat(told.get(field)).as(field).isEqualTo(published.get(field));
        }
        assertThat(told.get("pour").getLongValue())
                .isEqualTo(published.get("pour").getLongValue() + pour);
        assertThat(told.get("abstention").getLongValue())
                .isEqualTo(published.get("abstention").getLongValue() + abstention);
        assertThat(told.get("contre")).isEqualTo(published.get("contre"));
    }

    @Test
    void closing_publishes_all_at_once() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        publish();
        fixtures.close(scrutin);
        publish();
        for (EmbeddedServer instance : INSTANCES) {
            assertThat(tally(instance, scrutin)).contains("\"size\":5,", "\"total\":3", "\"closed\"");
        }
        assertThat(get(server, "/scrutins/" + scrutin.uid() + "/urne/tile/entries/000.p/5"))
                .contains("z1 ");
    }

    @Test
    void a_text_that_changes_shows_no_ballot_that_waits() throws Exception {
        Scrutin quiet = fixtures.anOpenScrutin();
        Scrutin voted = fixtures.anOpenScrutin();
        ballots.cast(voted, 1);
        byte[] other = new byte[32];
        other[0] = 2;
        bean(ScrutinOpening.class).ask(List.of(new Question(quiet.uid(), other), new Question(voted.uid(), other)));
        publish();
        assertThat(tally(server, quiet)).contains("\"size\":2,");
        assertThat(tally(server, voted)).contains("\"size\":1,");
    }

    /** Each body that the watcher can have, of both instances, with what its head tells. */
    private Map<String, String> seen(List<Scrutin> followed) throws Exception {
        Map<String, String> seen = new TreeMap<>();
        for (EmbeddedServer instance : INSTANCES) {
            instance.getApplicationContext().getBean(TestExports.class).make();
            String name = INSTANCES.indexOf(instance) + " ";
            for (String address : List.of(
                    "/",
                    "/amendements?tri=votes",
                    "/api/v1/amendements?sort=votes",
                    "/themes",
                    "/flux/semaine.atom",
                    "/exports/decomptes.csv",
                    "/exports/historique.csv")) {
                seen.put(name + address, told(instance, address));
            }
            for (Scrutin scrutin : followed.subList(8, 16)) {
                String uid = scrutin.uid();
                for (String address : List.of(
                        "/scrutins/" + uid,
                        "/embed/scrutins/" + uid,
                        "/scrutins/" + uid + "/urne/checkpoint",
                        "/scrutins/" + uid + "/urne/preuve/1",
                        "/scrutins/" + uid + "/urne/tile/entries/000.p/2",
                        "/api/v1/scrutins/" + uid,
                        "/api/v1/scrutins/" + uid + "/tally",
                        "/api/v1/scrutins/" + uid + "/resultat",
                        "/api/v1/scrutins/" + uid + "/historique")) {
                    seen.put(name + address, told(instance, address));
                }
            }
        }
        return seen;
    }

    private static Map<String, String> of(int instance, Map<String, String> seen) {
        return seen.entrySet().stream()
                .filter(each -> each.getKey().startsWith(instance + " ")
                        && each.getKey().contains("/scrutins/"))
                .collect(Collectors.toMap(each -> each.getKey().substring(2), Map.Entry::getValue));
    }

    private static String told(EmbeddedServer instance, String address) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(instance.getURI().resolve(address)).build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.headers().firstValue("ETag").orElse("") + " "
                + answer.headers().firstValue("Last-Modified").orElse("") + "\n" + answer.body();
    }

    private static void publish() {
        INSTANCES.forEach(instance ->
                instance.getApplicationContext().getBean(UrnPublishing.class).publish());
        // the second instance may have published what the first one holds
        INSTANCES.forEach(instance ->
                instance.getApplicationContext().getBean(UrnPublishing.class).publish());
    }

    private static void pass(Duration time) {
        INSTANCES.forEach(instance ->
                instance.getApplicationContext().getBean(ShiftedClock.class).advance(time));
    }

    private static String tally(EmbeddedServer instance, Scrutin scrutin) throws Exception {
        return get(instance, "/api/v1/scrutins/" + scrutin.uid() + "/tally");
    }

    private static String at(String tally) {
        return tally.replaceFirst("(?s).*\"at\":\"([^\"]+)\".*", "$1");
    }

    private static String get(EmbeddedServer instance, String address) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(instance.getURI().resolve(address)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    private static String put(EmbeddedServer instance, Scrutin scrutin, String voter, String choice) throws Exception {
        return write(
                instance,
                scrutin,
                voter,
                "PUT",
                "{\"choice\":\"" + choice + "\",\"nonce\":\"" + NONCE + "\",\"consent\":true}");
    }

    private static String delete(Scrutin scrutin, String voter) throws Exception {
        return write(server, scrutin, voter, "DELETE", "");
    }

    private static String own(Scrutin scrutin, String voter) throws Exception {
        return write(server, scrutin, voter, "GET", "");
    }

    private static String write(EmbeddedServer instance, Scrutin scrutin, String voter, String method, String body)
            throws Exception {
        URI address = instance.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot");
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(address)
                        .header("Cookie", voter)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode read(String body) throws Exception {
        return json.readValue(body, JsonNode.class);
    }
}
