package fr.voix.vote.ballot;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.UnreadyReason;
import fr.voix.base.http.Rehearsal;
import fr.voix.base.load.Pressure;
import fr.voix.urn.log.FirstProofs;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done between the opening of the port and the first visitor whom a balancer sends: the urns are proven that visitors will
 * ask for, and ballots are rehearsed until the compiler is done with them. Whoever comes anyway is served.
 */
@Singleton
@Requires(property = "voix.serving", value = "true")
final class WarmStartListener implements UnreadyReason {

    private static final Logger LOG = LoggerFactory.getLogger(WarmStartListener.class);
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final int VISITORS = 64;
    private static final int BALLOTS_A_VISIT = 200;
    private static final int OK = 200;

    private static final Duration LOOK = Duration.ofSeconds(2);
    /** Compiled from one look to the next. */
    private static final Duration LITTLE = Duration.ofMillis(200);

    private final FirstProofs proofs;
    private final BallotRehearsal ballots;
    private final Rehearsal rehearsal;
    private final VoterCookies voters;
    private final Pressure pressure;
    private final Duration warmUpFor;
    private final AtomicInteger rehearsed = new AtomicInteger();
    private volatile boolean isWarm;
    private volatile boolean isReady;

    WarmStartListener(
            FirstProofs proofs,
            BallotRehearsal ballots,
            Rehearsal rehearsal,
            VoterCookies voters,
            Pressure pressure,
            DatabaseMode mode,
            @Nullable @Property(name = "voix.warm-up-for") Duration warmUpFor) {
        this.proofs = proofs;
        this.ballots = ballots;
        this.rehearsal = rehearsal;
        this.voters = voters;
        this.pressure = pressure;
        // nobody balances between instances of an embedded database
        this.warmUpFor = warmUpFor != null ? warmUpFor : mode.isEmbedded() ? Duration.ZERO : LONGEST;
    }

    @Override
    public Optional<String> unready() {
        return isReady ? Optional.empty() : Optional.of("this instance has just begun");
    }

    @EventListener
    void onServing(ServerStartupEvent event) {
        Thread.ofPlatform().daemon().name("warm-start").start(() -> {
            try {
                attempt(proofs::prove);
                attempt(() -> rehearse(event.getSource()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                isReady = true;
            }
        });
    }

    private interface Step {
        void take() throws InterruptedException;
    }

    private static void attempt(Step step) throws InterruptedException {
        try {
            step.take();
        } catch (RuntimeException e) {
            LOG.warn("The service is not as warm as it could be: {}", e.toString());
        }
    }

    private void rehearse(EmbeddedServer server) throws InterruptedException {
        if (!warmUpFor.isPositive() || !server.getScheme().equals("http")) {
            return;
        }
        long began = System.nanoTime();
        var broken = new AtomicReference<IOException>();
        ballots.during(() -> {
            try (ExecutorService visitors = Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().name("visitor-", 1).factory())) {
                visitors.execute(() -> watch(began + warmUpFor.toNanos()));
                for (int i = 0; i < VISITORS; i++) {
                    visitors.execute(() -> vote(server, broken));
                }
            }
        });
        LOG.info(
                "{} ballots were rehearsed in {} s",
                rehearsed,
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        if (broken.get() != null) {
            throw new UncheckedIOException(broken.get());
        }
    }

    int rehearsed() {
        return rehearsed.get();
    }

    /** Until the compiler rests, or something comes that is real. */
    private void watch(long until) {
        try {
            long before;
            long now = compiledMillis();
            do {
                before = now;
                Thread.sleep(LOOK);
                now = compiledMillis();
            } while (!isWarm
                    && now - before > LITTLE.toMillis()
                    && System.nanoTime() < until
                    && !pressure.isAtLeast(Pressure.SOME));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            isWarm = true;
        }
    }

    /** A virtual machine without a compiler is as warm as it gets. */
    private static long compiledMillis() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler == null ? 0 : compiler.getTotalCompilationTime();
    }

    private void vote(EmbeddedServer server, AtomicReference<IOException> broken) {
        try {
            InetAddress host = InetAddress.getByName(server.getHost());
            InetAddress near = host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host;
            while (!isWarm) {
                visit(near, server.getPort());
            }
        } catch (IOException e) {
            // said once, not by each of them
            broken.set(e);
            isWarm = true;
        }
    }

    /** Visitors come and go. */
    private void visit(InetAddress host, int port) throws IOException {
        try (var visitor = new RehearsalClient(rehearsal, host)) {
            visitor.connect(port);
            for (int i = 0; i < BALLOTS_A_VISIT && !isWarm; i++) {
                if (visitor.ask(ballot()) != OK) {
                    isWarm = true;
                    return;
                }
                rehearsed.incrementAndGet();
            }
        }
    }

    private String ballot() {
        String body = "{\"choice\":\"pour\",\"nonce\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"consent\":true}";
        return "PUT /api/v1/scrutins/" + BallotRehearsal.UID + "/ballot HTTP/1.1\r\nHost: localhost\r\nCookie: "
                + voters.ofNobody() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }
}
