package fr.voix.desk.petition;

import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.petition.PetitionLockResult.Mine;
import fr.voix.desk.petition.PetitionLockResult.NoPetition;
import fr.voix.desk.petition.PetitionLockResult.Theirs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps two colleagues from working on one petition without knowing it. What keeps them from deciding twice is the state of
 * the petition, under its lock in the database, not this.
 */
@Singleton
class PetitionLockService {

    /** A petition is read longer than an amendement is sorted; its page asks anew well before. */
    static final Duration HELD_FOR = Duration.ofMinutes(10);

    private final PetitionLockRepository locks;
    private final ModeratorService moderators;
    private final Clock clock;

    PetitionLockService(PetitionLockRepository locks, ModeratorService moderators, Clock clock) {
        this.locks = locks;
        this.moderators = moderators;
        this.clock = clock;
    }

    // each statement by itself: two windows of one colleague must not wait for each other in a circle

    /** Takes or keeps the petition, unless a colleague has it; whatever else this one had is free again. */
    PetitionLockResult hold(long petitionId, int moderatorId) {
        var now = clock.instant();
        var until = now.plus(HELD_FOR);
        if (locks.take(petitionId, moderatorId, until, now) > 0) {
            locks.releaseOthers(moderatorId, petitionId);
            return new Mine(until);
        }
        // theirs may have ended between the two looks
        return ofOther(petitionId, moderatorId)
                .<PetitionLockResult>map(theirs -> theirs)
                .orElseGet(
                        () -> locks.take(petitionId, moderatorId, until, now) > 0 ? new Mine(until) : new NoPetition());
    }

    /** Takes the petition from whoever has it. */
    PetitionLockResult takeOver(long petitionId, int moderatorId) {
        var until = clock.instant().plus(HELD_FOR);
        if (locks.takeOver(petitionId, moderatorId, until) == 0) {
            return new NoPetition();
        }
        locks.releaseOthers(moderatorId, petitionId);
        return new Mine(until);
    }

    void release(long petitionId, int moderatorId) {
        locks.release(moderatorId, petitionId);
    }

    /** The colleague who has it. */
    Optional<Theirs> ofOther(long petitionId, int moderatorId) {
        return locks.ofOther(petitionId, moderatorId, clock.instant()).map(lock -> {
            var emails = moderators.emailsOf(List.of(lock.moderatorId()));
            return new Theirs(emails.get(lock.moderatorId()), lock.expiresAt());
        });
    }
}
