package fr.voix.desk.queue;

import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.queue.LockResult.Mine;
import fr.voix.desk.queue.LockResult.NoScrutin;
import fr.voix.desk.queue.LockResult.Theirs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps two colleagues from working on one scrutin without knowing it. What keeps them from overwriting each other is the
 * version of the decision, not this.
 */
@Singleton
class LockService {

    /** The page of whoever works on it asks anew well before. */
    static final Duration HELD_FOR = Duration.ofMinutes(5);

    private final LockRepository locks;
    private final ModeratorService moderators;
    private final Clock clock;

    LockService(LockRepository locks, ModeratorService moderators, Clock clock) {
        this.locks = locks;
        this.moderators = moderators;
        this.clock = clock;
    }

    // each statement by itself: two windows of one colleague, on two scrutins, must not wait for each other in a circle

    /** Takes or keeps the scrutin, unless a colleague has it; whatever else this one had is free again. */
    LockResult hold(String uid, int moderatorId) {
        var now = clock.instant();
        var until = now.plus(HELD_FOR);
        if (locks.take(uid, moderatorId, until, now) > 0) {
            locks.releaseOthers(moderatorId, uid);
            return new Mine(until);
        }
        // theirs may have ended between the two looks
        return ofOther(uid, moderatorId)
                .<LockResult>map(theirs -> theirs)
                .orElseGet(() -> locks.take(uid, moderatorId, until, now) > 0 ? new Mine(until) : new NoScrutin());
    }

    /** Takes the scrutin from whoever has it. */
    LockResult takeOver(String uid, int moderatorId) {
        var until = clock.instant().plus(HELD_FOR);
        if (locks.takeOver(uid, moderatorId, until) == 0) {
            return new NoScrutin();
        }
        locks.releaseOthers(moderatorId, uid);
        return new Mine(until);
    }

    void release(String uid, int moderatorId) {
        locks.release(moderatorId, uid);
    }

    /** The colleague who has it. */
    Optional<Theirs> ofOther(String uid, int moderatorId) {
        return locks.ofOther(uid, moderatorId, clock.instant()).map(lock -> {
            var emails = moderators.emailsOf(List.of(lock.moderatorId()));
            return new Theirs(emails.get(lock.moderatorId()), lock.expiresAt());
        });
    }

    /** Those that colleagues have. */
    Set<String> ofOthers(Collection<String> uids, int moderatorId) {
        return locks.ofOthers(uids.toArray(String[]::new), moderatorId, clock.instant());
    }
}
