package fr.voix.account;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Finds out whether somebody counts as a second person. */
@Singleton
public class SecondPersonService {

    private final DependenceService dependences;
    private final SessionService sessions;
    private final ModeratorRepository moderators;
    private final Clock clock;

    SecondPersonService(
            DependenceService dependences, SessionService sessions, ModeratorRepository moderators, Clock clock) {
        this.dependences = dependences;
        this.sessions = sessions;
        this.moderators = moderators;
        this.clock = clock;
    }

    /**
     * In the transaction of what the second one is needed for; that account and its session then last until its end.
     *
     * @param first the number of whoever proposed it
     * @param role what the first must still be
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public SecondPerson judge(int first, Role role, Account second) {
        var now = clock.instant();
        var since = now.minus(SecondPerson.TIED_FOR);
        boolean isHeld = sessions.hold(second).isPresent();
        boolean isFirstThere = moderators
                .byId(first)
                .filter(ModeratorRow::isInUse)
                .filter(row -> Role.valueOf(row.role()).includes(role))
                .isPresent();
        return SecondPerson.of(
                new SecondPerson.Facts(
                        first,
                        isFirstThere,
                        dependences.behind(first, since),
                        second.id(),
                        dependences.behind(second.id(), since),
                        dependences.completeSince(second.id()).orElse(null),
                        isHeld && sessions.isFresh(second)),
                now);
    }

    /** Whether the operator may be the second person: where at most one administrator is there to decide. */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public boolean isOperatorNeeded() {
        return moderators.lockAdministrators().size() <= 1;
    }
}
