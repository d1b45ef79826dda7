package fr.voix.urn.register;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.deployment.HealthReason;
import fr.voix.base.load.OutageNotice;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.memory.RegisterMemory;
import fr.voix.urn.note.CheckpointNote;
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
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the register as far as it was written, once it is found to go on from everything that was signed before. Where it does
 * not, nothing more is signed of it, and a person is told.
 */
@Singleton
public class RegisterPublishing implements HealthReason, RegisterMemory {

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
    private final RegisterPutBack lost;
    private final WalBarrier barrier;
    private final OutageNotice outages;
    private final Clock clock;
    private final Duration every;
    /** What others show, each once. */
    private final Map<String, CheckpointNote> shown = new ConcurrentHashMap<>();

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
            RegisterPutBack lost,
            WalBarrier barrier,
            OutageNotice outages,
            Clock clock,
            @Property(name = "voix.register.every", defaultValue = "10s") Duration every) {
        this.tick = tick;
        this.register = register;
        this.tree = tree;
        this.file = file;
        this.keys = keys;
        this.noted = noted;
        this.guard = guard;
        this.lost = lost;
        this.barrier = barrier;
        this.outages = outages;
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
            if (!outages.tell("RegisterPublishing", e) && failingSince == null) {
                LOG.warn("The register does not go on: {}", e.toString());
            }
            failingSince = failingSince == null ? now : failingSince;
        }
    }

    /** Beyond the file of this instance, which may have been put back together with the database. It is looked at before the next signature. */
    @Override
    public void hold(CheckpointNote theirs) {
        shown.put(theirs.stated(), theirs);
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
                        .filter(now -> now.size() > 0)
                        .map(now -> new RegisterMark(
                                now.size(), now.frontier().rootHex().substring(0, MARK)))
                : Optional.empty();
    }

    Optional<Contradiction> fault() {
        return Optional.ofNullable(fault);
    }

    /** Takes up what was written, here or by other instances; false when it does not go on from what was signed. */
    private boolean follow() {
        // what is there now was signed before what is read then
        List<CheckpointNote> elsewhere = new ArrayList<>(shown.values());
        noted.newest(CheckpointNote.REGISTER).ifPresent(elsewhere::add);
        Frontier kept = file.frontier();
        Frontier written = safe(kept);
        if (written.size() < kept.size()) {
            if (!lost.putBack(kept.size())) {
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
        for (CheckpointNote note : elsewhere) {
            if (!isBeginning(note, written)) {
                return contradict("has " + written.size() + " lines, of which others show that " + note.size()
                        + " were signed, or others");
            }
        }
        elsewhere.forEach(note -> shown.remove(note.stated()));
        for (long from = kept.size(); from < written.size(); from += AT_ONCE) {
            file.append(from, register.leaves(from, Math.min(written.size(), from + AT_ONCE)));
        }
        if (!isSame(file.frontier(), written)) {
            return contradict("has other lines than are in its file");
        }
        fault = null;
        if (signed == null || signed.size() != written.size()) {
            signed = new SignedRegister(written, keys.sign(keys.host() + Addresses.REGISTER, TreeHead.of(written)));
            noted.note(new CheckpointNote(CheckpointNote.REGISTER, written.size(), written.root()));
        }
        return true;
    }

    private boolean isBeginning(CheckpointNote note, Frontier written) {
        return note.size() == written.size()
                ? note.hasRoot(written.root())
                : note.size() < written.size()
                        && note.hasRoot(tree.at(note.size()).root());
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
