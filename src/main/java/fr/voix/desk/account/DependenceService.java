package fr.voix.desk.account;

import fr.voix.base.audit.Actor;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who invited, reset, promoted or restored whom, and since when an account is complete: what tells two people from one. */
@Singleton
public class DependenceService {

    private final ModeratorRepository moderators;
    private final Clock clock;

    DependenceService(ModeratorRepository moderators, Clock clock) {
        this.moderators = moderators;
        this.clock = clock;
    }

    /** In the transaction of the act. An act of the operator makes no person depend on a colleague. */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public void write(Actor by, Dependence act, int moderatorId) {
        if (by.moderatorId() != null) {
            moderators.owe(moderatorId, by.moderatorId(), act.name(), clock.instant());
        }
    }

    /**
     * Who may be behind what this colleague does: the colleague, those who invited, reset, promoted or restored them since,
     * and those who did so to these. Two colleagues behind whom the same one stands may be one person.
     */
    public Set<Integer> behind(int moderatorId, Instant since) {
        return moderators.behind(moderatorId, since);
    }

    /**
     * Since when the account has had what a complete sign-in takes: from anew after each reset and each factor that is added,
     * empty in between.
     */
    public Optional<Instant> completeSince(int moderatorId) {
        return moderators.completeSince(moderatorId);
    }
}
