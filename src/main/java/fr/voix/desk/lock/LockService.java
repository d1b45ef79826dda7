package fr.voix.desk.lock;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.ModeratorService;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps two colleagues from working on one scrutin, or one petition, without knowing it. What keeps them from overwriting each
 * other is the version of a decision, and the state of a petition, not this.
 */
@Singleton
public record LockService(LockRepository locks, ModeratorService moderators, Clock clock) {

    /** The open page asks anew well before. */
    private static final Duration SCRUTIN_HELD_FOR = Duration.ofMinutes(5);

    /** A petition is read longer than an amendement is sorted. */
    private static final Duration PETITION_HELD_FOR = Duration.ofMinutes(10);

    /** The number of no colleague. */
    private static final int NOBODY = 0;

    /** Every lock is over by then. */
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    // each statement by itself: two windows of one colleague must not wait for each other in a circle

    /** Takes or keeps it, unless a colleague has it; the other things that this colleague had are free again. */
    public LockResult hold(String uid, int moderatorId) {
        return take(uid, moderatorId, clock.instant());
    }

    public LockResult takeOver(String uid, int moderatorId) {
        return take(uid, moderatorId, FAR);
    }

    private LockResult take(String uid, int moderatorId, Instant over) {
        var until = clock.instant().plus(UrnKind.SCRUTIN.isOf(uid) ? SCRUTIN_HELD_FOR : PETITION_HELD_FOR);
        if (locks.take(uid, moderatorId, until, over)) {
            locks.releaseOthers(moderatorId, uid);
            return new LockResult.Mine();
        }
        // theirs may have ended between the two looks
        return ofOther(uid, moderatorId)
                .<LockResult>map(theirs -> theirs)
                .orElseGet(() ->
                        locks.take(uid, moderatorId, until, over) ? new LockResult.Mine() : new LockResult.Unknown());
    }

    public void release(String uid, int moderatorId) {
        locks.release(moderatorId, uid);
    }

    /** The colleague who has it. */
    public Optional<LockResult.Theirs> ofOther(String uid, int moderatorId) {
        return locks.ofOther(uid, moderatorId, clock.instant()).map(lock -> {
            var mails = moderators.mailsOf(List.of(lock.moderatorId()));
            return new LockResult.Theirs(UrnKind.of(uid), mails.get(lock.moderatorId()), lock.expiresAt());
        });
    }

    /** The mail of the colleague who has it, by scrutin; without those that nobody else has. */
    public Map<String, String> ofOthers(Collection<String> uids, int moderatorId) {
        var held = locks.ofOthers(uids, moderatorId, clock.instant());
        var mails = moderators.mailsOf(held.values());
        return held.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> mails.get(entry.getValue())));
    }

    /** The mail of whoever has it, by scrutin. */
    public Map<String, String> holders(Collection<String> uids) {
        return ofOthers(uids, NOBODY);
    }

    /** Whether a colleague has a scrutin or a petition to themselves. */
    public sealed interface LockResult {

        record Mine() implements LockResult {}

        record Theirs(UrnKind kind, String mail, Instant until) implements LockResult {

            public String in(Messages words) {
                var key = kind == UrnKind.SCRUTIN ? "desk.held" : "petitiondesk.held";
                return words.t(key, mail, words.hour(until));
            }
        }

        record Unknown() implements LockResult {}
    }
}
