package fr.voix.urn.register;

import fr.voix.base.database.Transactions;
import fr.voix.base.database.WalBarrier;
import fr.voix.base.deployment.HealthReason;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.note.UrnKeyService;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the register as far as it was written, once it is found to go on from everything that was signed before. Where it does
 * not, nothing more is signed of it, and a person is told.
 */
@Singleton
public class RegisterPublishing implements HealthReason {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterPublishing.class);
    private static final int AT_ONCE = 10_000;
    private static final int MARK = 8;
    private static final int QUIET_ROUNDS = 3;
    private static final Duration TOLD_AFTER = Duration.ofMinutes(2);

    private final RegisterTick tick;
    private final RegisterRepository register;
    private final RegisterTree tree;
    private final RegisterFileStore file;
    private final UrnKeyService keys;
    private final NotedCheckpointService noted;
    private final UrnGuard guard;
    private final Transactions transactions;
    private final WalBarrier barrier;
    private final Clock clock;
    private final Duration every;
    private Instant knownSince;
    private volatile Instant failingSince;
    private volatile SignedRegister signed;
    private volatile Contradiction fault;

    RegisterPublishing(
            RegisterTick tick,
            RegisterRepository register,
            RegisterTree tree,
            RegisterFileStore file,
            UrnKeyService keys,
            NotedCheckpointService noted,
            UrnGuard guard,
            Transactions transactions,
            WalBarrier barrier,
            Clock clock,
            @Property(name = "voix.register.every", defaultValue = "10s") Duration every) {
        this.tick = tick;
        this.register = register;
        this.tree = tree;
        this.file = file;
        this.keys = keys;
        this.noted = noted;
        this.guard = guard;
        this.transactions = transactions;
        this.barrier = barrier;
        this.clock = clock;
        this.every = every;
    }

    /**
     * Writes what moved, and signs it. While it is not known what is true of the database, nothing is written or signed. Nor is
     * anything written for three rounds after that: another instance may have lines to put back that this one has not seen.
     */
    public synchronized void publish() {
        if (noted.isBlind() || guard.isReadOnly()) {
            knownSince = null;
            return;
        }
        Instant now = clock.instant();
        knownSince = knownSince == null ? now : knownSince;
        try {
            if (follow() && !now.isBefore(knownSince.plus(every.multipliedBy(QUIET_ROUNDS))) && tick.tick() > 0) {
                follow();
            }
            failingSince = null;
        } catch (RuntimeException e) {
            if (failingSince == null) {
                failingSince = now;
                LOG.warn("The register does not go on: {}", e.toString());
            }
        }
    }

    /** So that it is served from the first request on. */
    @EventListener
    void onStart(ServerStartupEvent event) {
        publish();
    }

    /** What is signed; empty while it contradicts what was, or nothing was read yet. From memory. */
    Optional<SignedRegister> signed() {
        return fault == null ? Optional.ofNullable(signed) : Optional.empty();
    }

    /** What is signed, in short; from memory. */
    public Optional<RegisterMark> mark() {
        return fault == null
                ? Optional.ofNullable(signed)
                        .map(now -> new RegisterMark(
                                now.size(), now.frontier().rootHex().substring(0, MARK)))
                : Optional.empty();
    }

    Optional<Contradiction> fault() {
        return Optional.ofNullable(fault);
    }

    /** Takes up what was written, here or by other instances; false when it does not go on from what was signed. */
    private boolean follow() {
        Frontier kept = file.frontier();
        Frontier written = safe(kept);
        if (written.size() < kept.size()) {
            if (!putBack(kept)) {
                return contradict(
                        "has " + written.size() + " lines, and others than the " + kept.size() + " that were signed");
            }
            knownSince = clock.instant();
            written = safe(kept);
            if (written.size() < kept.size()) {
                // another instance is writing: the next time
                return false;
            }
        }
        if (!isSame(grown(kept, written.size()), written)) {
            return contradict("has other lines than the " + kept.size() + " that were signed");
        }
        for (long from = kept.size(); from < written.size(); from += AT_ONCE) {
            file.append(from, register.leaves(from, Math.min(written.size(), from + AT_ONCE)));
        }
        if (!isSame(file.frontier(), written)) {
            return contradict("has other lines than are in its file");
        }
        fault = null;
        if (signed == null || signed.size() != written.size()) {
            signed = new SignedRegister(written, keys.sign(keys.host() + Addresses.REGISTER, TreeHead.of(written)));
        }
        return true;
    }

    /** What was written, once no failure can take it back: the file, and whoever is shown it, never forget. */
    private Frontier safe(Frontier kept) {
        return barrier.read(() -> register.head().frontier(), written -> written.size() == kept.size());
    }

    private Frontier grown(Frontier kept, long size) {
        Frontier grown = kept;
        for (long from = kept.size(); from < size; from += AT_ONCE) {
            for (Leaf leaf : register.leaves(from, Math.min(size, from + AT_ONCE))) {
                grown = grown.append(leaf.hash());
            }
        }
        return grown;
    }

    private static boolean isSame(Frontier one, Frontier other) {
        return one.size() == other.size() && Arrays.equals(one.root(), other.root());
    }

    private boolean contradict(String how) {
        if (fault == null) {
            fault = Contradiction.of(Contradiction.REGISTER, how);
            LOG.error("Nothing more is signed of it: {}", fault.sentence());
        }
        return false;
    }

    /** Gives a database that lost lines those that were signed; false when what it has are others. */
    private boolean putBack(Frontier kept) {
        return transactions.write(() -> {
            RegisterHead head = register.lock().orElse(null);
            if (head == null || head.size() >= kept.size()) {
                // another instance does, or did
                return true;
            }
            if (!isSame(file.frontier(head.size()), head.frontier())) {
                return false;
            }
            LOG.warn(
                    "The database has {} lines of the register, {} were signed: the others are put back",
                    head.size(),
                    kept.size());
            file.read(head.size(), kept.size(), leaves -> putBack(leaves));
            return true;
        });
    }

    private void putBack(List<Leaf> leaves) {
        RegisterHead head = register.head();
        tree.append(head.frontier(), leaves, head.tickedAt());
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            Statement statement = new Statement(leaves.get(i).line());
            if (statement.kind().equals(MovedUrn.KIND)) {
                register.state(List.of(MovedUrn.parse(statement.line())), head.size() + i);
            } else {
                statements.add(statement);
            }
        }
        register.state(statements);
    }

    @Override
    public Map<String, String> reasons() {
        if (fault != null) {
            return Map.of("register", fault.publicSentence());
        }
        Instant since = failingSince;
        return since != null && since.plus(TOLD_AFTER).isBefore(clock.instant())
                ? Map.of("register", "nothing is signed of it since " + since)
                : Map.of();
    }
}
