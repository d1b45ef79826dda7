package fr.voix.urn.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.load.TestLoad;
import fr.voix.urn.leaf.Choice;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A farm that spreads over two instances, each of which would let sixty of its ballots through. */
class ElsewhereTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final byte[] FARM = "a farm's network".getBytes(US_ASCII);

    private static TestDatabase.Database database;
    private static EmbeddedServer one;
    private static EmbeddedServer other;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        Map<String, Object> settings = Map.of(
                "test.shifted-clock",
                "true",
                "voix.quarantine.floor",
                60,
                "voix.quarantine.domain-floor",
                26,
                "datasources.default.url",
                database.url(),
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                database.password());
        one = TestServer.start(settings);
        other = TestServer.start(settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void a_network_that_used_up_its_share_at_one_instance_finds_none_at_the_other() throws Exception {
        Scrutin scrutin = bean(one, Fixtures.class).anOpenScrutin();
        cast(one, scrutin, 60, FARM);
        // a few are not worth asking about
        cast(other, scrutin, 3, FARM);
        assertThat(countedAndWaiting(scrutin)).isEqualTo(List.of(63L, 0L));

        waitUntilHeard(other, scrutin, 60);
        cast(other, scrutin, 40, FARM);
        List<Long> farmed = countedAndWaiting(scrutin);
        assertThat(farmed.getFirst()).as("and what faded meanwhile").isBetween(63L, 65L);
        assertThat(farmed.getLast()).isEqualTo(103 - farmed.getFirst());

        byte[] neighbour = FARM.clone();
        neighbour[0]++;
        cast(other, scrutin, 40, neighbour);
        assertThat(countedAndWaiting(scrutin)).isEqualTo(List.of(farmed.getFirst() + 40, farmed.getLast()));
    }

    /** Longer than what was heard used to be good for, and longer than instances used to know of each other. */
    @ParameterizedTest
    @ValueSource(ints = {61, 660})
    void a_domain_that_takes_its_time_finds_one_share_and_not_one_at_each_instance(int seconds) {
        CrowdKey farm = new CrowdKey(seconds, OriginKind.DOMAIN, DAY, hash("every " + seconds));
        Crowds<UUID> atOne = bean(one, CrowdDetection.class).remember(OriginKind.DOMAIN);
        Crowds<UUID> atOther = bean(other, CrowdDetection.class).remember(OriginKind.DOMAIN);
        int counted = 0;
        for (int i = 0; i < 30; i++) {
            counted += isCounted(one, atOne, farm) ? 1 : 0;
            counted += isCounted(other, atOther, farm) ? 1 : 0;
            advance(Duration.ofSeconds(seconds));
        }
        assertThat(counted).as("of sixty").isBetween(26, seconds < 600 ? 30 : 45);
    }

    @Test
    void a_share_that_was_used_up_before_midnight_is_used_up_after_it_at_the_other_instance_as_well() {
        CrowdKey yesterday = new CrowdKey(1, OriginKind.DOMAIN, DAY, hash("yesterday"));
        CrowdKey today = new CrowdKey(1, OriginKind.DOMAIN, DAY.plusDays(1), hash("today"), hash("yesterday"));
        Crowds<UUID> atOne = bean(one, CrowdDetection.class).remember(OriginKind.DOMAIN);
        Crowds<UUID> atOther = bean(other, CrowdDetection.class).remember(OriginKind.DOMAIN);
        for (int i = 0; i < 26; i++) {
            assertThat(isCounted(one, atOne, yesterday)).isTrue();
        }
        advance(Duration.ofMinutes(10));
        assertThat(isCounted(one, atOne, today)).isFalse();
        // a few are not worth asking about, and what is heard is heard later
        for (int i = 0; i < 4; i++) {
            isCounted(other, atOther, today);
        }
        // where the database is slow, the job of the other instance may have looked in vain meanwhile: the next vote
        // makes it ask again
        assertThat(IntStream.range(0, 5)).anySatisfy(again -> {
            advance(Duration.ofSeconds(3));
            assertThat(isCounted(other, atOther, today)).isFalse();
        });
    }

    private static ByteBuffer hash(String name) {
        return ByteBuffer.wrap(name.getBytes(US_ASCII));
    }

    private static boolean isCounted(EmbeddedServer server, Crowds<UUID> crowds, CrowdKey origin) {
        ElsewhereService.Batch others = bean(server, ElsewhereService.class).batch();
        CrowdKey tooMany = crowds.take(
                new Arrival<>(UUID.randomUUID(), "uid", List.of(origin)),
                bean(server, ShiftedClock.class).instant(),
                new HashMap<>(),
                others);
        others.committed();
        return tooMany == null;
    }

    /** And everything is told and heard meanwhile. */
    private static void advance(Duration by) {
        List<EmbeddedServer> servers = List.of(one, other);
        for (int round = 0; round < 2; round++) {
            servers.forEach(server -> bean(server, ElsewhereService.class).tell());
            servers.forEach(TestLoad::exchange);
            servers.forEach(TestLoad::exchange);
        }
        servers.forEach(server -> bean(server, ElsewhereService.class).tell());
        servers.forEach(server -> bean(server, ShiftedClock.class).advance(by));
        // as every minute: at the turn of an hour each would count under a key of its own
        servers.forEach(TestLoad::exchange);
    }

    /** Each by somebody new. */
    private static void cast(EmbeddedServer server, Scrutin scrutin, int ballots, byte[] network) {
        for (int i = 0; i < ballots; i++) {
            bean(server, TestBallots.class).vote(scrutin, UUID.randomUUID(), Choice.P, DAY, network);
        }
    }

    private static void waitUntilHeard(EmbeddedServer server, Scrutin scrutin, long n) throws Exception {
        CrowdKey farm = CrowdKey.of(scrutin.urnId(), new OriginMark(OriginKind.NETWORK, DAY, FARM));
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (bean(server, ElsewhereService.class).batch().of(farm) < n && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(bean(server, ElsewhereService.class).batch().of(farm))
                .as("what this instance counted itself is not elsewhere")
                .isEqualTo(n);
    }

    private static List<Long> countedAndWaiting(Scrutin scrutin) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pour_0 + contre_0 + abstention_0, waiting from urn where urn_id = "
                                + scrutin.urnId())) {
            row.next();
            return List.of(row.getLong(1), row.getLong(2));
        }
    }

    private static <T> T bean(EmbeddedServer server, Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
