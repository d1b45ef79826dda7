package fr.voix.urn.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The database is altered beneath services that run: what is not what its leaves say, or does not go on from what was published, is
 * neither published nor signed by any of them, nor after a restart, nor by one that remembers nothing.
 */
class UnprovenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> TABLES =
            List.of("urn", "leaf", "tile", "ballot", "publication", "tally_history", "origin_mark");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database = TestDatabase.fresh();
    private final List<EmbeddedServer> services = new ArrayList<>();
    private Scrutin altered;
    private Scrutin sound;

    @BeforeEach
    void publish() throws Exception {
        EmbeddedServer first = serve("first");
        altered = bean(first, Fixtures.class).anOpenScrutin();
        sound = bean(first, Fixtures.class).anOpenScrutin();
        bean(first, TestBallots.class).cast(altered, 31);
        bean(first, TestBallots.class).cast(sound, 20);
    }

    @AfterEach
    void close() {
        services.forEach(EmbeddedServer::close);
    }

    private EmbeddedServer serve(String name) {
        return serve(name, Map.of());
    }

    private EmbeddedServer serve(String name, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "voix.serving", "true",
                "voix.urn.recount-after", "1h",
                "voix.urn.publish-every", "100ms",
                "voix.urn.notes", folder.resolve(name).resolve("urn-notes").toString(),
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        settings.putAll(more);
        EmbeddedServer service = TestServer.start(settings);
        services.add(service);
        return service;
    }

    private static <T> T bean(EmbeddedServer service, Class<T> type) {
        return service.getApplicationContext().getBean(type);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private void look(EmbeddedServer service, Scrutin scrutin, int size) throws Exception {
        await(
                "published",
                () -> get(service, scrutin, "/urne/checkpoint").body().contains("\n" + size + "\n"));
        assertThat(get(service, "/api/v1/scrutins/" + scrutin.uid() + "/resultat")
                        .statusCode())
                .isEqualTo(200);
    }

    private void keep(String name) throws SQLException {
        run(TABLES.stream()
                .map(table -> "create table " + name + table + " as table " + table)
                .toArray(String[]::new));
    }

    /** What a failover to a standby behind does, or an old data folder put back. */
    private void putBack(String name) throws SQLException {
        run(TABLES.stream()
                .flatMap(table -> Stream.of("delete from " + table, "insert into " + table + " table " + name + table))
                .toArray(String[]::new));
    }

    /** In a count, in how it is known, in whether it is open. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "pour_0 = pour_0 + 7, contre_0 = contre_0 - 7",
                "pour_0 = pour_0 - 1, pour_1 = pour_1 + 1",
                "is_open = false",
                "has_set_aside = true",
                "frontier = set_byte(frontier, 3, 255 - get_byte(frontier, 3))"
            })
    void a_row_that_moves_without_leaves_stops_its_urn_everywhere(String change) throws Exception {
        EmbeddedServer first = services.getFirst();
        EmbeddedServer second = serve("second");
        look(first, altered, 32);
        look(second, altered, 32);
        look(first, sound, 21);
        run("update urn set " + change + " where urn_id = " + altered.urnId());
        assertStopped(first);
        assertStopped(second);
        assertNothingIsHandedOut(first);
        assertGoesOn(first);
        assertStopped(serve("third"));
        assertGoesOn(services.getLast());
    }

    /** Neither what nobody proved, nor what was proven before and is contradicted now. */
    private void assertNothingIsHandedOut(EmbeddedServer service) {
        UrnPublishing publications = bean(service, UrnPublishing.class);
        assertThatThrownBy(() -> publications.find(UrnKind.SCRUTIN, altered.uid()))
                .isInstanceOf(ContradictedException.class);
        assertThat(publications.inMemory(UrnKind.SCRUTIN, altered.uid())).isNull();
        assertThat(publications.findAll(UrnKind.SCRUTIN, List.of(altered.uid())))
                .isEmpty();
    }

    /** The first leaf is the question; which hour it was is the service's word. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"10, 9, 0, 0;/historique", "10, 3, 3, 4;/historique.csv", "0, 0, 0, 0;", ";/historique"})
    void a_false_hour_of_the_past_is_served_to_nobody_and_stops_its_urn(String hour, String address) throws Exception {
        EmbeddedServer first = services.getFirst();
        look(first, altered, 32);
        String history = "/api/v1/scrutins/" + altered.uid();
        if (hour == null) {
            run("delete from tally_history where urn_id = " + altered.urnId());
        } else {
            addHour(altered, hour);
        }
        addHour(sound, "1, 0, 0, 0");
        if (address == null) {
            String page = "/17/amendements/9999/CION_FIN/CF" + altered.uid().replaceFirst(".*N0*", "");
            assertThat(get(first, page).body()).as("who asks first, too").contains("<html", "ne concorde pas");
        } else {
            assertThat(get(first, history + address).statusCode()).isEqualTo(503);
        }
        assertStopped(first);
        for (String figures : List.of(history + "/tally", history + "/historique")) {
            assertThat(get(first, figures).statusCode()).as(figures).isEqualTo(503);
        }
        assertGoesOn(first);
        assertThat(get(first, "/api/v1/scrutins/" + sound.uid() + "/historique").body())
                .contains("\"size\":1,");
    }

    private void addHour(Scrutin scrutin, String hour) throws SQLException {
        run("insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                + " select urn_id, hour - interval '5 hours', " + hour + " from tally_history where urn_id = "
                + scrutin.urnId());
    }

    /** What cannot be asked for is no contradiction. */
    @Test
    void a_database_that_does_not_answer_stops_no_urn() throws Exception {
        EmbeddedServer first = services.getFirst();
        look(first, altered, 32);
        String tile = "/urne/tile/entries/000.p/32";
        run("alter table leaf rename to leaf_away", "alter table tally_history rename to tally_history_away");
        assertThat(get(first, altered, tile).statusCode()).isGreaterThanOrEqualTo(500);
        get(first, "/api/v1/scrutins/" + altered.uid() + "/historique");
        run("alter table leaf_away rename to leaf", "alter table tally_history_away rename to tally_history");
        assertThat(get(first, altered, tile).statusCode()).isEqualTo(200);
        assertThat(bean(first, UrnGuard.class).reason()).isEmpty();
        look(first, altered, 32);
    }

    /** Nobody looked at it before: there is no state that could be noticed to move. */
    @Test
    void a_wrong_count_is_not_published_when_somebody_looks_for_the_first_time() throws Exception {
        EmbeddedServer first = services.getFirst();
        run("update urn set pour_0 = pour_0 + 1 where urn_id = " + altered.urnId());
        assertThat(get(first, altered, "/urne/checkpoint").statusCode()).isEqualTo(503);
        assertNothingIsHandedOut(first);
        assertStopped(first);
        assertGoesOn(first);
    }

    /** What is published is then a row of its own, which nobody altered. */
    @Test
    void a_count_that_moves_while_urns_are_published_in_groups_stops_its_urn() throws Exception {
        services.getFirst().close();
        EmbeddedServer quiet = serve("first", Map.of("voix.urn.quiet-ballots", "8", "voix.urn.quiet-for", "10m"));
        look(quiet, altered, 32);
        run("update urn set pour_0 = pour_0 + 1 where urn_id = " + altered.urnId());
        assertStopped(quiet);
        assertGoesOn(quiet);
    }

    @Test
    void what_waits_is_published_in_time_though_its_row_says_later() throws Exception {
        services.getFirst().close();
        EmbeddedServer quiet = serve("first", Map.of("voix.urn.quiet-ballots", "8", "voix.urn.quiet-for", "10m"));
        look(quiet, altered, 32);
        bean(quiet, TestBallots.class).cast(altered, 32);
        bean(quiet, UrnPublishing.class).publish();
        assertThat(get(quiet, altered, "/urne/checkpoint").body()).contains("\n32\n");
        run("update publication set due_at = now() + interval '9 years' where urn_id = " + altered.urnId());
        look(quiet, altered, 33);
    }

    @Test
    void what_readers_ask_for_first_is_proven_before_a_balancer_sends_any() throws Exception {
        EmbeddedServer slow = serve("second", Map.of("voix.urn.prove-at-once", "10"));
        assertThat(get(slow, "/health/liveness").statusCode()).isEqualTo(200);
        await("ready", () -> get(slow, "/health/readiness").statusCode() == 200);
        assertThat(get(slow, altered, "/urne/checkpoint").statusCode()).isEqualTo(200);
        assertThat(get(slow, sound, "/urne/checkpoint").statusCode()).isEqualTo(200);
    }

    /** Nobody waits for an urn that is wrong: its page says so. */
    @Test
    void a_start_that_finds_an_urn_wrong_is_ready() throws Exception {
        run("update urn set pour_0 = pour_0 + 1 where urn_id = " + altered.urnId());
        EmbeddedServer slow = serve("second", Map.of("voix.urn.prove-at-once", "10"));
        await("ready", () -> get(slow, "/health/readiness").statusCode() == 200);
        assertStopped(slow);
        assertGoesOn(slow);
    }

    @Test
    void an_urn_of_very_many_leaves_is_proven_behind_the_service() throws Exception {
        EmbeddedServer slow = serve("second", Map.of("voix.urn.prove-at-once", "10"));
        await("ready", () -> get(slow, "/health/readiness").statusCode() == 200);
        altered = bean(services.getFirst(), Fixtures.class).anOpenScrutin();
        bean(services.getFirst(), TestBallots.class).cast(altered, 31);
        HttpResponse<String> first = get(slow, altered, "/urne/checkpoint");
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValueAsLong("retry-after").orElseThrow())
                .isPositive();
        await("proven", () -> get(slow, altered, "/urne/checkpoint").statusCode() == 200);
        run("update urn set pour_0 = pour_0 + 1 where urn_id = " + sound.urnId());
        await("stopped", () -> {
            get(slow, sound, "/urne/checkpoint");
            return put(slow, sound).statusCode() == 503;
        });
        assertThat(get(slow, altered, "/urne/checkpoint").statusCode()).isEqualTo(200);
    }

    @Test
    void a_row_that_is_short_once_was_read_late() throws Exception {
        EmbeddedServer first = services.getFirst();
        keep("old_");
        bean(first, TestBallots.class).cast(altered, 9);
        look(first, altered, 41);
        keep("new_");
        UrnPublishing publications = bean(first, UrnPublishing.class);
        synchronized (publications) {
            putBack("old_");
            publications.publish();
            putBack("new_");
            publications.publish();
            publications.publish();
        }
        assertThat(bean(first, UrnGuard.class).reason()).isEmpty();
        assertThat(put(first, altered).statusCode()).isEqualTo(200);
        look(first, altered, 42);
    }

    /** A wrong count that is found and mended by nobody does not hide behind the next ballots. */
    @Test
    void a_wrong_count_is_not_published_with_the_ballots_after_it() throws Exception {
        EmbeddedServer first = services.getFirst();
        look(first, altered, 32);
        run("update urn set pour_0 = pour_0 + 1 where urn_id = " + altered.urnId());
        bean(first, TestBallots.class).cast(altered, 1);
        assertStopped(first);
        assertNoLaterCheckpoint(first, 33);
    }

    @Test
    void an_urn_that_is_shorter_than_published_stops_all() throws Exception {
        EmbeddedServer first = services.getFirst();
        keep("old_");
        bean(first, TestBallots.class).cast(altered, 9);
        look(first, altered, 41);
        putBack("old_");
        await("stopped", () -> put(first, sound).statusCode() == 503);
        assertStopped(first);
        assertThat(bean(first, UrnGuard.class).contradiction(altered.uid()).orElseThrow())
                .matches(found -> found.notedSize() == 41 && found.foundSize() == 32)
                .matches(found ->
                        found.notedRoot().length() == 64 && found.foundRoot().length() == 64);
        assertThat(get(first, "/health").statusCode()).isEqualTo(503);
        EmbeddedServer second = serve("second");
        assertThat(put(second, sound).statusCode()).isEqualTo(503);
        assertStopped(second);
    }

    @Test
    void an_urn_that_is_gone_stops_all() throws Exception {
        EmbeddedServer first = services.getFirst();
        look(first, altered, 32);
        look(first, sound, 21);
        run("delete from urn where urn_id = " + altered.urnId());
        await("stopped", () -> put(first, sound).statusCode() == 503);
        assertThat(get(first, "/health").body()).contains(altered.uid() + " is not there, and had 32 leaves");
        assertNoLaterCheckpoint(first, 32);
    }

    /** The database falls back to an older state and grows past what was published before anybody reads it, or just to it. */
    @ParameterizedTest
    @CsvSource({"9, 40", "9, 9"})
    void other_leaves_than_were_published_are_no_second_history(int before, int after) throws Exception {
        EmbeddedServer first = services.getFirst();
        keep("old_");
        bean(first, TestBallots.class).cast(altered, before);
        int size = 32 + before;
        look(first, altered, size);
        String signed = get(first, altered, "/urne/checkpoint").body();
        publishTogether(first, after);
        assertStopped(first);
        assertThat(bean(first, UrnGuard.class).contradiction(altered.uid()).orElseThrow())
                .matches(found -> found.notedSize() == size && found.foundSize() >= 32 + after)
                .matches(found -> !found.notedRoot().equals(found.foundRoot()));
        assertThat(get(first, altered, "/urne/checkpoint").body()).doesNotContain(altered.uid() + "/urne\n");
        assertThat(signed).contains(altered.uid() + "/urne\n" + size + "\n");
        first.close();
        assertStopped(serve("first"));
        assertStopped(serve("second"));
        assertGoesOn(services.getLast());
    }

    private void publishTogether(EmbeddedServer service, int ballots) throws Exception {
        UrnPublishing publications = bean(service, UrnPublishing.class);
        // the clock waits: publishing takes this lock
        synchronized (publications) {
            putBack("old_");
            bean(service, TestBallots.class).cast(altered, ballots);
        }
    }

    private void assertStopped(EmbeddedServer service) throws Exception {
        await("no ballot is taken", () -> put(service, altered).statusCode() == 503);
        for (String address : List.of(
                "/api/v1/scrutins/" + altered.uid() + "/resultat", "/scrutins/" + altered.uid() + "/urne/checkpoint")) {
            HttpResponse<String> answer = get(service, address);
            assertThat(answer.statusCode()).as(address).isEqualTo(503);
            assertThat(answer.body()).as(address).doesNotContain("signature", "\u2014 ");
        }
    }

    private void assertGoesOn(EmbeddedServer service) throws Exception {
        assertThat(put(service, sound).statusCode()).isEqualTo(200);
        assertThat(get(service, sound, "/urne/checkpoint").statusCode()).isEqualTo(200);
        HttpResponse<String> health = get(service, "/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("DEGRADED", altered.uid());
    }

    private void assertNoLaterCheckpoint(EmbeddedServer service, int size) throws Exception {
        assertThat(get(service, altered, "/urne/checkpoint").body()).doesNotContain("\n" + size + "\n");
    }

    private HttpResponse<String> get(EmbeddedServer service, Scrutin scrutin, String path) throws Exception {
        return get(service, "/scrutins/" + scrutin.uid() + path);
    }

    private HttpResponse<String> get(EmbeddedServer service, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(EmbeddedServer service, Scrutin scrutin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(service.getURI() + "/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                .header("Content-Type", "application/json")
                .header("Cookie", bean(service, TestVoters.class).aVoter())
                .PUT(BodyPublishers.ofString(
                        "{\"choice\":\"pour\",\"nonce\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"consent\":true}"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
