package fr.voix.desk.account;

import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import fr.voix.base.mail.EmailAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Records dependences between colleagues, and decides who counts as a second person. */
@Singleton
public record SecondPersonService(
        SessionService sessions, ModeratorRepository moderators, Transactions transactions, Clock clock) {

    /** Call it in the transaction of the act. Acts of the operator create no dependence. */
    public void noteDependence(Actor by, Dependence act, int moderatorId) {
        transactions.require();
        if (by.moderatorId() != null) {
            moderators.owe(moderatorId, by.moderatorId(), act.name(), clock.instant());
        }
    }

    /**
     * Call it in the transaction that needs the second person, whose account and session are then locked.
     *
     * @param first the number of the colleague who proposed it
     * @param role the least role that the first must still have
     */
    public SecondPerson judge(int first, Role role, Account second) {
        transactions.require();
        boolean isHeld = sessions.hold(second).isPresent();
        boolean isFirstThere = isThere(first, role);
        return judge(first, isFirstThere, second.id(), isHeld && sessions.isFresh(second));
    }

    private SecondPerson judge(int first, boolean isFirstThere, int second, boolean isFresh) {
        var now = clock.instant();
        var since = now.minus(SecondPerson.TIED_FOR);
        return SecondPerson.of(
                new SecondPerson.Facts(
                        first,
                        isFirstThere,
                        moderators.behind(first, since),
                        second,
                        mailbox(first).equals(mailbox(second)),
                        moderators.behind(second, since),
                        moderators.completeSince(second).orElse(null),
                        isFresh),
                now);
    }

    private String mailbox(int moderatorId) {
        return moderators
                .byId(moderatorId)
                .map(row -> new EmailAddress(row.mail()).canonical())
                .orElse("");
    }

    /** Whether the proposer still has an account with such a role: proposals of colleagues who left do not count. */
    public boolean isThere(int proposer, Role role) {
        transactions.require();
        return moderators
                .byId(proposer)
                .filter(ModeratorRow::isInUse)
                .filter(row -> Role.valueOf(row.role()).includes(role))
                .isPresent();
    }

    /**
     * Whether the operator may be the second person: when no two administrators count beside each other. The second one of an
     * installation was invited by the first, and counts only after a while.
     */
    public boolean isOperatorNeeded() {
        transactions.require();
        List<Integer> administrators = moderators.lockAdministrators();
        return administrators.stream()
                .noneMatch(first -> administrators.stream()
                        .anyMatch(second -> judge(first, true, second, true) == SecondPerson.COUNTS));
    }
}
