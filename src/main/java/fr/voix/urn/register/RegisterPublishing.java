package fr.voix.urn.register;

import fr.voix.base.deployment.HealthReason;
import fr.voix.base.load.OutageNotice;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.note.UrnKeyService;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Signs the register as far as it was written, once it is found to go on from everything that was signed before. Where it does
 * not, nothing more is signed of it, and a person is told.
 */
@Singleton
public class RegisterPublishing implements HealthIndicator, HealthReason {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterPublishing.class);
    private static final String NAME = "register";

    /** Urns go on without it. */
    private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", "the register is not signed", null, 100);

    private static final int MARK = 8;
    private static final Duration TOLD_AFTER = Duration.ofMinutes(2);

    private final RegisterTick tick;
    private final RegisterFollowing following;
    private final UrnKeyService keys;
    private final NotedCheckpointService noted;
    private final UrnGuard guard;
    private final OutageNotice outages;
    private final Clock clock;
    /** What others show, each once. */
    private final Map<String, CheckpointNote> shown = new ConcurrentHashMap<>();

    /** Whether what witnesses showed before this start is among it. */
    private boolean isShownRead;

    private volatile Instant failingSince;
    private volatile SignedRegister signed;
    private volatile Contradiction fault;

    /** What a reader could not be given, to be tried again. */
    private volatile Runnable unread;

    RegisterPublishing(
            RegisterTick tick,
            RegisterFollowing following,
            UrnKeyService keys,
            NotedCheckpointService noted,
            UrnGuard guard,
            OutageNotice outages,
            Clock clock) {
        this.tick = tick;
        this.following = following;
        this.keys = keys;
        this.noted = noted;
        this.guard = guard;
        this.outages = outages;
        this.clock = clock;
    }

    /** Writes what moved, and signs it. While it is not known what is true of the database, nothing is written or signed. */
    public synchronized void publish() {
        if (noted.isBlind() || guard.isReadOnly()) {
            tick.rest();
            return;
        }
        try {
            if (follow() && tick.tick() > 0) {
                follow();
            }
            failingSince = null;
        } catch (RuntimeException e) {
            if (!outages.tell("RegisterPublishing", e) && failingSince == null) {
                LOG.warn("The register does not go on: {}", e.toString());
            }
            failingSince = failingSince == null ? clock.instant() : failingSince;
        }
    }

    /** Beyond the file of this instance, which may have been put back together with the database. It is looked at before the next signature. */
    void hold(CheckpointNote theirs) {
        shown.put(theirs.stated(), theirs);
    }

    /** Whether what is written begins with what others show. */
    boolean has(CheckpointNote theirs) {
        return following.has(theirs);
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
        return signed().filter(now -> now.size() > 0)
                .map(now ->
                        new RegisterMark(now.size(), now.frontier().rootHex().substring(0, MARK)));
    }

    /**
     * Signs and shows nothing more of it: a reader met what is not what was signed.
     *
     * @param again reads it once more; fails for as long as it is so
     */
    void contradict(Contradiction found, Runnable again) {
        unread = again;
        take(found);
    }

    private void take(Contradiction found) {
        if (fault == null) {
            fault = found;
            LOG.error("Nothing more is signed of it: {}", found.sentence());
        }
    }

    Optional<Contradiction> fault() {
        return Optional.ofNullable(fault);
    }

    /** False when it does not go on from what was signed, or cannot be told now. */
    private boolean follow() {
        if (!isShownRead) {
            following.shown(origin()).forEach(this::hold);
            isShownRead = true;
        }
        // what is there now was signed before what is read then
        List<CheckpointNote> elsewhere = new ArrayList<>(shown.values());
        elsewhere.addAll(noted.ofRegister());
        try {
            if (unread != null) {
                unread.run();
                unread = null;
            }
            Optional<Frontier> written = following.follow(elsewhere);
            written.ifPresent(this::sign);
            written.ifPresent(found -> elsewhere.forEach(note -> shown.remove(note.stated())));
            return written.isPresent();
        } catch (ContradictedException e) {
            take(e.contradiction());
            return false;
        }
    }

    private String origin() {
        return keys.host() + Addresses.REGISTER;
    }

    private void sign(Frontier written) {
        fault = unread == null ? null : fault;
        if (signed == null || signed.size() != written.size()) {
            signed = new SignedRegister(written, keys.sign(origin(), TreeHead.of(written)));
            noted.note(new CheckpointNote(CheckpointNote.REGISTER, written.size(), written.root()));
        }
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.just(HealthResult.builder(NAME, fault == null ? HealthStatus.UP : DEGRADED)
                .build());
    }

    @Override
    public Map<String, String> reasons() {
        if (fault != null) {
            return Map.of(NAME, fault.publicSentence());
        }
        Instant since = failingSince;
        return since != null && since.plus(TOLD_AFTER).isBefore(clock.instant())
                ? Map.of(NAME, "nothing is signed of it since " + since)
                : Map.of();
    }
}
