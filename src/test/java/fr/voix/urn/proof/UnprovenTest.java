package fr.voix.urn.proof;

import static fr.voix.Http.get;
import static fr.voix.Http.until;
import static fr.voix.Http.vote;
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
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
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
    private static final List<String> TABLES =
            List.of("urn", "leaf", "tile", "ballot", "publication", "tally_history", "origin_mark");

    @TempDir
    Path folder;

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
        Map<String, Object> settings = new HashMap<>(
                Map.of("voix.serving", "true", "voix.urn.recount-after", "1h", "voix.urn.publish-every", "100ms"));
        settings.putAll(more);
        EmbeddedServer service = TestServer.start(database, folder.resolve(name).resolve("urn-notes"), settings);
        services.add(service);
        return service;
    }

    private static <T> T bean(EmbeddedServer service, Class<T> type) {
        return service.getApplicationContext().getBean(type);
    }

    private void look(EmbeddedServer service, Scrutin scrutin, int size) throws Exception {
        until(() -> urn(service, scrutin, "/urne/checkpoint").body().contains("\n" + size + "\n"));
        assertThat(get(service, "/api/v1/scrutins/" + scrutin.uid() + "/resultat")
                        .statusCode())
                .isEqualTo(200);
    }

    private void keep(String name) throws SQLException {
        database.execute(TABLES.stream()
                .map(table -> "create table " + name + table + " as table " + table)
                .toArray(String[]::new));
    }

    /** What a failover to a standby behind does, or an old data folder put back. */
    private void putBack(String name) throws SQLException {
        database.execute(TABLES.stream()
                .flatMap(table -> Stream.of("delete from " + table, "insert into " + table + " table " + name + table))
                .toArray(String[]::new));
    }

    /** In a count, in how it is known, in whether it is open. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"pour_0 = pour_0 + 7, contre_0 = contre_0 - 7", "is_open = false"})
    void a_row_that_moves_without_leaves_stops_its_urn_everywhere(String change) throws Exception {
        EmbeddedServer first = services.getFirst();
        EmbeddedServer second = serve("second");
        look(first, altered, 32);
        look(second, altered, 32);
        look(first, sound, 21);
        database.execute("update urn set " + change + " where urn_id = " + altered.urnId());
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
            value = {"10, 9, 0, 0;/historique.csv", "0, 0, 0, 0;"})
    void a_false_hour_of_the_past_is_served_to_nobody_and_stops_its_urn(String hour, String address) throws Exception {
        EmbeddedServer first = services.getFirst();
        look(first, altered, 32);
        String history = "/api/v1/scrutins/" + altered.uid();
        addHour(altered, hour);
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
        database.execute("insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                + " select urn_id, hour - interval '5 hours', " + hour + " from tally_history where urn_id = "
                + scrutin.urnId());
    }

    /** What cannot be asked for is no contradiction. */
    @Test
    void a_database_that_does_not_answer_stops_no_urn() throws Exception {
        EmbeddedServer first = services.getFirst();
        look(first, altered, 32);
        String tile = "/urne/tile/entries/000.p/32";
        database.execute(
                "alter table leaf rename to leaf_away", "alter table tally_history rename to tally_history_away");
        assertThat(urn(first, altered, tile).statusCode()).isGreaterThanOrEqualTo(500);
        get(first, "/api/v1/scrutins/" + altered.uid() + "/historique");
        database.execute(
                "alter table leaf_away rename to leaf", "alter table tally_history_away rename to tally_history");
        assertThat(urn(first, altered, tile).statusCode()).isEqualTo(200);
        assertThat(bean(first, UrnGuard.class).reason()).isEmpty();
        look(first, altered, 32);
    }

    /** Nobody looked at it before: there is no state that could be noticed to move. */
    @Test
    void a_wrong_count_is_not_published_when_somebody_looks_for_the_first_time() throws Exception {
        EmbeddedServer first = services.getFirst();
        database.execute("update urn set pour_0 = pour_0 + 1 where urn_id = " + altered.urnId());
        assertThat(urn(first, altered, "/urne/checkpoint").statusCode()).isEqualTo(503);
        assertNothingIsHandedOut(first);
        assertStopped(first);
        assertGoesOn(first);
    }

    @Test
    void what_waits_is_published_in_time_though_its_row_says_later() throws Exception {
        services.getFirst().close();
        EmbeddedServer quiet = serve("first", Map.of("voix.urn.quiet-ballots", "8", "voix.urn.quiet-for", "10m"));
        look(quiet, altered, 32);
        bean(quiet, TestBallots.class).cast(altered, 1);
        bean(quiet, UrnPublishing.class).publish();
        assertThat(urn(quiet, altered, "/urne/checkpoint").body()).contains("\n32\n");
        database.execute(
                "update publication set due_at = now() + interval '9 years' where urn_id = " + altered.urnId());
        look(quiet, altered, 33);
    }

    @Test
    void an_urn_of_very_many_leaves_is_proven_behind_the_service() throws Exception {
        EmbeddedServer slow = serve("second", Map.of("voix.urn.prove-at-once", "10"));
        until(() -> get(slow, "/health/readiness").statusCode() == 200);
        altered = bean(services.getFirst(), Fixtures.class).anOpenScrutin();
        bean(services.getFirst(), TestBallots.class).cast(altered, 31);
        HttpResponse<String> first = urn(slow, altered, "/urne/checkpoint");
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValueAsLong("retry-after").orElseThrow())
                .isPositive();
        until(() -> urn(slow, altered, "/urne/checkpoint").statusCode() == 200);
        database.execute("update urn set pour_0 = pour_0 + 1 where urn_id = " + sound.urnId());
        until(() -> {
            urn(slow, sound, "/urne/checkpoint");
            return vote(slow, sound.uid()).statusCode() == 503;
        });
        assertThat(urn(slow, altered, "/urne/checkpoint").statusCode()).isEqualTo(200);
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
        assertThat(vote(first, altered.uid()).statusCode()).isEqualTo(200);
        look(first, altered, 42);
    }

    @Test
    void an_urn_that_is_shorter_than_published_stops_all() throws Exception {
        EmbeddedServer first = services.getFirst();
        keep("old_");
        bean(first, TestBallots.class).cast(altered, 9);
        look(first, altered, 41);
        putBack("old_");
        until(() -> vote(first, sound.uid()).statusCode() == 503);
        assertStopped(first);
        assertThat(bean(first, UrnGuard.class).contradiction(altered.uid()).orElseThrow())
                .matches(found -> found.notedSize() == 41 && found.foundSize() == 32)
                .matches(found ->
                        found.notedRoot().length() == 64 && found.foundRoot().length() == 64);
        assertThat(get(first, "/health").statusCode()).isEqualTo(503);
        EmbeddedServer second = serve("second");
        assertThat(vote(second, sound.uid()).statusCode()).isEqualTo(503);
        assertStopped(second);
    }

    /** The database falls back to an older state and grows past what was published before anybody reads it, or just to it. */
    @Test
    void other_leaves_than_were_published_are_no_second_history() throws Exception {
        EmbeddedServer first = services.getFirst();
        keep("old_");
        bean(first, TestBallots.class).cast(altered, 9);
        int size = 32 + 9;
        look(first, altered, size);
        String signed = urn(first, altered, "/urne/checkpoint").body();
        publishTogether(first, 40);
        assertStopped(first);
        assertThat(bean(first, UrnGuard.class).contradiction(altered.uid()).orElseThrow())
                .matches(found -> found.notedSize() == size && found.foundSize() >= 32 + 40)
                .matches(found -> !found.notedRoot().equals(found.foundRoot()));
        assertThat(urn(first, altered, "/urne/checkpoint").body()).doesNotContain(altered.uid() + "/urne\n");
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
        until(() -> vote(service, altered.uid()).statusCode() == 503);
        for (String address : List.of(
                "/api/v1/scrutins/" + altered.uid() + "/resultat", "/scrutins/" + altered.uid() + "/urne/checkpoint")) {
            HttpResponse<String> answer = get(service, address);
            assertThat(answer.statusCode()).as(address).isEqualTo(503);
            assertThat(answer.body()).as(address).doesNotContain("signature", "\u2014 ");
        }
    }

    private void assertGoesOn(EmbeddedServer service) throws Exception {
        assertThat(vote(service, sound.uid()).statusCode()).isEqualTo(200);
        assertThat(urn(service, sound, "/urne/checkpoint").statusCode()).isEqualTo(200);
        HttpResponse<String> health = get(service, "/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("DEGRADED", altered.uid());
    }

    private static HttpResponse<String> urn(EmbeddedServer service, Scrutin scrutin, String path) {
        return get(service, "/scrutins/" + scrutin.uid() + path);
    }
}
