package fr.voix.urn.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a listener of live tallies is told. Publishing happens when the test says so. */
@Isolated("measures the time between events")
class StreamTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static EmbeddedServer server;
    private static Fixtures fixtures;
    private static TestBallots ballots;
    private static UrnPublishing publications;
    private static StreamService streams;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("voix.urn.publish-every", "1h"));
        fixtures = server.getApplicationContext().getBean(Fixtures.class);
        ballots = server.getApplicationContext().getBean(TestBallots.class);
        publications = server.getApplicationContext().getBean(UrnPublishing.class);
        streams = server.getApplicationContext().getBean(StreamService.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_listener_gets_the_state_at_once_and_each_change_as_the_tally_says_it() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        try (EventStream stream = EventStream.open(flux(scrutin))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(Integer.parseInt(stream.next("retry").data())).isBetween(2_000, 6_000);
            EventStream.Event first = stream.tally();
            assertThat(first.id()).isEqualTo("1");
            assertThat(first.data()).isEqualTo(tally(scrutin)).contains("\"total\":0");

            ballots.cast(scrutin, 3);
            publications.publish();
            EventStream.Event changed = stream.tally();
            assertThat(changed.id()).isEqualTo("4");
            assertThat(changed.data()).isEqualTo(tally(scrutin)).contains("\"total\":3");
        }
    }

    @Test
    void the_head_is_that_of_a_stream_that_anybody_may_read_and_nobody_keeps() throws Exception {
        try (EventStream stream = EventStream.open(flux(fixtures.anOpenScrutin()))) {
            assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(stream.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(stream.headers().firstValue("X-Accel-Buffering")).contains("no");
            assertThat(stream.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(stream.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(stream.headers().firstValue("Content-Length")).isEmpty();
            assertThat(stream.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void who_comes_back_is_told_only_what_is_new() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 2);
        try (EventStream stream = EventStream.resume(flux(scrutin), "3")) {
            assertThat(stream.within(Duration.ofMillis(500)))
                    .extracting(EventStream.Event::kind)
                    .doesNotContain("tally");
            ballots.cast(scrutin, 1);
            publications.publish();
            assertThat(stream.tally().id()).isEqualTo("4");
        }
        try (EventStream stream = EventStream.resume(flux(scrutin), "3")) {
            assertThat(stream.tally().id()).isEqualTo("4");
        }
        for (String nonsense : List.of("3.3", "x", "-1", "9".repeat(30), "")) {
            try (EventStream stream = EventStream.resume(flux(scrutin), nonsense)) {
                assertThat(stream.tally().id()).isEqualTo("4");
            }
        }
    }

    @Test
    void there_is_at_most_one_event_a_second_and_it_is_the_newest() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        try (EventStream stream = EventStream.open(flux(scrutin))) {
            stream.tally();
            long toldAt = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                ballots.cast(scrutin, 1);
                publications.publish();
            }
            assertThat(stream.tally().id()).isEqualTo("4");
            assertThat(Duration.ofNanos(System.nanoTime() - toldAt)).isGreaterThan(Duration.ofMillis(800));
        }
    }

    @Test
    void one_stream_follows_several_scrutins_and_resumes_all() throws Exception {
        Scrutin one = fixtures.anOpenScrutin();
        Scrutin other = fixtures.anOpenScrutin();
        ballots.cast(one, 4);
        URI both = server.getURI().resolve("/scrutins/flux?uid=" + one.uid() + "&uid=" + other.uid());
        try (EventStream stream = EventStream.open(both)) {
            EventStream.Event first = stream.tally();
            assertThat(first.id()).isEqualTo("5.0");
            assertThat(first.data()).isEqualTo(tally(one));
            EventStream.Event second = stream.tally();
            assertThat(second.id()).isEqualTo("5.1");
            assertThat(second.data()).isEqualTo(tally(other));

            ballots.cast(other, 1);
            publications.publish();
            EventStream.Event changed = stream.tally();
            assertThat(changed.id()).isEqualTo("5.2");
            assertThat(changed.data()).isEqualTo(tally(other));
        }
        try (EventStream stream = EventStream.resume(both, "5.1")) {
            EventStream.Event missed = stream.tally();
            assertThat(missed.id()).isEqualTo("5.2");
            assertThat(missed.data()).isEqualTo(tally(other));
            assertThat(stream.within(Duration.ofMillis(300)))
                    .extracting(EventStream.Event::kind)
                    .doesNotContain("tally");
        }
    }

    @Test
    void what_is_not_there_has_no_stream() throws Exception {
        Scrutin erased = fixtures.anOpenScrutin();
        fixtures.erase(erased.uid());
        Scrutin open = fixtures.anOpenScrutin();
        assertThat(statusOf("/scrutins/UNKNOWN/flux")).isEqualTo(404);
        assertThat(statusOf("/scrutins/" + erased.uid() + "/flux")).isEqualTo(410);
        assertThat(statusOf("/scrutins/flux?uid=" + open.uid() + "&uid=UNKNOWN"))
                .isEqualTo(404);
        assertThat(statusOf("/scrutins/flux")).isEqualTo(400);
        assertThat(statusOf("/scrutins/flux?uid=" + "A&uid=".repeat(3) + open.uid()))
                .isEqualTo(404);
        StringBuilder many = new StringBuilder("/scrutins/flux?uid=0");
        for (int i = 1; i <= 50; i++) {
            many.append("&uid=").append(i);
        }
        assertThat(statusOf(many.toString())).isEqualTo(400);
    }

    @Test
    void whoever_listens_while_a_scrutin_closes_hears_that_and_later_that_it_is_hidden() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        try (EventStream before = EventStream.open(flux(scrutin))) {
            before.tally();
            server.getApplicationContext().getBean(ScrutinClosing.class).close(scrutin.uid());
            publications.publish();
            EventStream.Event closed = before.tally();
            assertThat(closed.data()).isEqualTo(tally(scrutin)).contains("\"closed\"");
            try (EventStream after = EventStream.resume(flux(scrutin), closed.id())) {
                assertThat(after.status()).isEqualTo(200);
                assertThat(after.within(Duration.ofMillis(300)))
                        .extracting(EventStream.Event::kind)
                        .doesNotContain("tally", "end");
                server.getApplicationContext().getBean(ScrutinHiding.class).hide(scrutin.uid(), "Motif.", null);
                publications.publish();
                streams.refresh();
                for (EventStream stream : List.of(before, after)) {
                    stream.next("gone");
                    assertThat(stream.next("end")).isEqualTo(EventStream.Event.END);
                }
            }
        }
    }

    @Test
    void each_state_comes_without_a_name_and_with_one_and_by_request_with_its_name_alone_in_half_the_bytes()
            throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        try (EventStream both = EventStream.open(flux(scrutin));
                EventStream blank = EventStream.open(URI.create(flux(scrutin) + "?event="));
                EventStream named = EventStream.open(URI.create(flux(scrutin) + "?event=tally"))) {
            EventStream.Event plain = both.next("message");
            assertThat(blank.next("message").data()).isEqualTo(plain.data());
            assertThat(plain.id()).isNull();
            assertThat(both.tally().data()).isEqualTo(plain.data()).isEqualTo(tally(scrutin));
            assertThat(named.tally().data()).isEqualTo(plain.data());
            ballots.cast(scrutin, 1);
            publications.publish();
            assertThat(named.tally().id()).isEqualTo("2");
            assertThat(both.next("message").data())
                    .isEqualTo(both.tally().data())
                    .contains("\"total\":1");
            assertThat(named.within(Duration.ofMillis(300)))
                    .extracting(EventStream.Event::kind)
                    .doesNotContain("message");
        }
        assertThat(statusOf("/scrutins/" + scrutin.uid() + "/flux?event=else")).isEqualTo(400);
    }

    /** Who comes at that moment hears it first, and must not keep it from those who are there. */
    @Test
    void a_newcomer_keeps_no_news_from_those_who_listen() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        try (EventStream stream = EventStream.open(flux(scrutin))) {
            stream.tally();
            server.getApplicationContext()
                    .getBean(UrnStopping.class)
                    .stop(Contradiction.of(scrutin.uid(), "is not what its leaves say"));
            try (EventStream newcomer = EventStream.open(flux(scrutin))) {
                String lastId = newcomer.next("withheld").id();
                stream.next("withheld");
                assertThat(newcomer.next("end")).isEqualTo(EventStream.Event.END);
                try (EventStream again = EventStream.resume(flux(scrutin), lastId)) {
                    assertThat(again.status()).isEqualTo(204);
                }
            }
        }
    }

    @Test
    void what_was_erased_is_told_as_gone_and_nothing_is_said_of_it_any_more() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        Scrutin other = fixtures.anOpenScrutin();
        URI both = server.getURI().resolve("/scrutins/flux?uid=" + scrutin.uid() + "&uid=" + other.uid());
        try (EventStream alone = EventStream.open(flux(scrutin));
                EventStream beside = EventStream.open(both)) {
            alone.tally();
            beside.tally();
            beside.tally();
            fixtures.erase(scrutin.uid());
            publications.publish();
            streams.refresh();
            assertThat(alone.next("gone").data()).contains(scrutin.uid());
            assertThat(beside.next("gone").data()).contains(scrutin.uid());
            assertThat(alone.next("end")).isEqualTo(EventStream.Event.END);
            ballots.cast(other, 1);
            publications.publish();
            assertThat(beside.tally().data()).isEqualTo(tally(other));
        }
    }

    private static URI flux(Scrutin scrutin) {
        return server.getURI().resolve("/scrutins/" + scrutin.uid() + "/flux");
    }

    private static String tally(Scrutin scrutin) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/tally"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int statusOf(String path) throws Exception {
        try (EventStream stream = EventStream.open(server.getURI().resolve(path))) {
            return stream.status();
        }
    }
}
