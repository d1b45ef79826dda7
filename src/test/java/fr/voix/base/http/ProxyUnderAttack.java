package fr.voix.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestSize;
import fr.voix.faults.Attacker;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.SoftAssertions;

/** What one address does to a proxy and the service behind it, while people vote from another one. */
final class ProxyUnderAttack {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PEOPLE = "127.0.0.3";
    private static final int ONE = 1;
    private static final Duration EACH_SECOND = Duration.ofSeconds(1);
    private static final Duration EACH_VOTE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
    /** Of both proxies. */
    private static final Duration HEAD_WITHIN = Duration.ofSeconds(8);

    private static final int VOTES_IN_A_ROW = 10;
    private static final double LEAST_COUNTED = 0.95;
    /** Of the service: for those who vote, and what the proxy keeps open. */
    private static final int HELD_FOR_PEOPLE = 150;

    private static final String HALF_A_HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String HALF_A_BALLOT = "PUT /api/v1/scrutins/x/ballot HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    private static final String MANY_PAGES = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(90);

    private final URI proxy;

    @Nullable
    private final SSLContext tls;

    private final EmbeddedServer service;
    private final TestVoters voters;
    private final String uid;

    /** @param tls null where the proxy is spoken to in clear */
    ProxyUnderAttack(URI proxy, @Nullable SSLContext tls, EmbeddedServer service) {
        this.proxy = proxy;
        this.tls = tls;
        this.service = service;
        this.voters = service.getApplicationContext().getBean(TestVoters.class);
        this.uid = service.getApplicationContext()
                .getBean(Fixtures.class)
                .anOpenScrutin()
                .uid();
    }

    private interface Act {
        void by(Attacker attacker, int sockets);
    }

    private enum Attack {
        HALF_OPEN(false, (attacker, sockets) -> {
            open(attacker, sockets, "");
            attacker.hold(EACH_SECOND, ONE, "");
        }),
        SLOW_HEADS(true, (attacker, sockets) -> {
            open(attacker, sockets, HALF_A_HEAD);
            attacker.drip(EACH_SECOND, ONE, HALF_A_HEAD);
        }),
        SLOW_BODIES(true, (attacker, sockets) -> {
            open(attacker, sockets, HALF_A_BALLOT);
            attacker.drip(EACH_SECOND, ONE, HALF_A_BALLOT);
        }),
        BURSTS(false, (attacker, sockets) -> attacker.burst(EACH_SECOND, sockets, ONE)),
        // last: a proxy that does not take answers at once holds the service for them a while longer
        SLOW_READERS(true, (attacker, sockets) -> {
            open(attacker, sockets, MANY_PAGES);
            attacker.replace(EACH_SECOND, ONE, MANY_PAGES);
        });

        private final boolean isSecured;
        private final Act act;

        Attack(boolean isSecured, Act act) {
            this.isSecured = isSecured;
            this.act = act;
        }

        private static void open(Attacker attacker, int sockets, String bytes) {
            try {
                attacker.open(sockets, ONE, bytes);
            } catch (IOException turnedAway) {
                // it tries again, as with whatever is ended
            }
        }
    }

    /**
     * All attacks at once for some seconds; in the long form one after the other, each with all sockets.
     *
     * @param isAnswerBuffered whether the proxy takes answers at once for whoever reads them slowly
     */
    void assertVotesGoOn(boolean isAnswerBuffered) throws Exception {
        for (int i = 0; i < VOTES_IN_A_ROW; i++) {
            assertThat(vote()).as("a vote before the attack").isTrue();
        }
        var soft = new SoftAssertions();
        if (TestSize.isLong()) {
            for (Attack attack : Attack.values()) {
                assertVotesGoOn(List.of(attack), 1_600, Duration.ofSeconds(20), isAnswerBuffered, soft);
            }
        } else {
            assertVotesGoOn(List.of(Attack.values()), 320, Duration.ofSeconds(5), isAnswerBuffered, soft);
        }
        soft.assertAll();
    }

    private void assertVotesGoOn(
            List<Attack> attacks, int sockets, Duration lasts, boolean isAnswerBuffered, SoftAssertions soft)
            throws Exception {
        List<Attacker> attackers = new ArrayList<>();
        List<Future<Boolean>> votes = new ArrayList<>();
        int held = 0;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> acts = new ArrayList<>();
            for (Attack attack : attacks) {
                Attacker attacker = new Attacker(proxy.getPort(), attack.isSecured ? tls : null);
                attackers.add(attacker);
                acts.add(people.submit(() -> attack.act.by(attacker, sockets)));
            }
            long end = System.nanoTime() + lasts.toNanos();
            while (System.nanoTime() < end || acts.stream().anyMatch(act -> act.state() == Future.State.RUNNING)) {
                votes.add(people.submit(this::vote));
                if (votes.size() % 10 == 0) {
                    held = Math.max(held, heldOfService());
                }
                Thread.sleep(EACH_VOTE);
            }
            for (Future<?> act : acts) {
                act.get();
            }
        } finally {
            for (Attacker attacker : attackers) {
                attacker.close();
            }
        }
        long ended = System.nanoTime();
        int again = 0;
        while (again < VOTES_IN_A_ROW && System.nanoTime() - ended < BACK_WITHIN.toNanos()) {
            again = vote() ? again + 1 : 0;
        }
        long counted = votes.stream().filter(Future::resultNow).count();
        double share = (double) counted / votes.size();
        System.out.printf(
                Locale.ROOT,
                "%s, %d sockets each: %d of %d votes counted (%.1f %%), %d connections of the service at most, normal %.1f s after the end%n",
                attacks,
                sockets,
                counted,
                votes.size(),
                100 * share,
                held,
                Duration.ofNanos(System.nanoTime() - ended).toMillis() / 1000.0);
        soft.assertThat(share).as("votes counted under %s", attacks).isGreaterThanOrEqualTo(LEAST_COUNTED);
        soft.assertThat(held)
                .as("connections of the service under %s", attacks)
                .isLessThanOrEqualTo(
                        HELD_FOR_PEOPLE + (isAnswerBuffered || !attacks.contains(Attack.SLOW_READERS) ? 0 : sockets));
        soft.assertThat(again).as("votes in a row after %s", attacks).isEqualTo(VOTES_IN_A_ROW);
    }

    /** Whoever opens more than the share of an address is turned away with what is more, and nobody else is. */
    void assertAnAddressHasNoMoreThan(int share) throws Exception {
        try (Attacker attacker = new Attacker(proxy.getPort(), null)) {
            long began = System.nanoTime();
            attacker.open(share + 300, ONE, "");
            assertThat(vote()).isTrue();
            int held = attacker.held();
            assertThat(held).isLessThanOrEqualTo(share);
            // later on, the first of them have said nothing for too long
            if (System.nanoTime() - began < HEAD_WITHIN.toNanos()) {
                assertThat(held).isGreaterThan(share - 50);
            }
        }
    }

    private static String nonce() {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** How many connections the proxy holds to the service. */
    private int heldOfService() {
        try (Stream<String> lines =
                Stream.concat(Files.lines(Path.of("/proc/net/tcp")), Files.lines(Path.of("/proc/net/tcp6")))) {
            String port = String.format(":%04X ", service.getPort());
            // "  12: local:port remote:port state": of the service's end, established
            return (int) lines.filter(line -> line.contains(port))
                    .map(line -> line.strip().split(" +"))
                    .filter(line -> (line[1] + " ").endsWith(port) && line[3].equals("01"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By somebody who comes for the first time, on a connection of their own. */
    private boolean vote() {
        HttpClient.Builder client = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(PEOPLE));
        if (tls != null) {
            client.sslContext(tls);
        }
        HttpRequest request = HttpRequest.newBuilder(proxy.resolve("/api/v1/scrutins/" + uid + "/ballot"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Cookie", voters.aVoter())
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"choice\":\"pour\",\"nonce\":\"" + nonce() + "\",\"consent\":true}"))
                .build();
        try (HttpClient http = client.build()) {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            http.shutdownNow();
            return status / 100 == 2;
        } catch (IOException unanswered) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts", e);
        }
    }
}
