package fr.voix.account.team;

import fr.voix.account.Account;
import fr.voix.account.AccountJournalService;
import fr.voix.account.AccountLetterService;
import fr.voix.account.Dependence;
import fr.voix.account.DependenceService;
import fr.voix.account.Role;
import fr.voix.account.SessionService;
import fr.voix.account.team.TeamResult.Done;
import fr.voix.account.team.TeamResult.NoReason;
import fr.voix.account.team.TeamResult.NotAllowed;
import fr.voix.account.team.TeamResult.Own;
import fr.voix.account.team.TeamResult.Stale;
import fr.voix.account.team.TeamResult.Unknown;
import fr.voix.audit.Act;
import fr.voix.audit.AuditService;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Roles and states of colleagues. There is an administrator at every moment: only an administrator takes that role away, and
 * never their own.
 */
@Singleton
class TeamService {

    private final TeamRepository team;
    private final SessionService sessions;
    private final DependenceService dependences;
    private final AccountLetterService letters;
    private final AccountJournalService journal;
    private final Clock clock;

    TeamService(
            TeamRepository team,
            SessionService sessions,
            DependenceService dependences,
            AccountLetterService letters,
            AccountJournalService journal,
            Clock clock) {
        this.team = team;
        this.sessions = sessions;
        this.dependences = dependences;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    List<TeamRow> all() {
        return team.all(clock.instant());
    }

    @Transactional
    TeamResult changeRole(Account by, int moderatorId, Role role) {
        return change(by, moderatorId, before -> {
            if (team.changeRole(moderatorId, role.name()) == 1) {
                if (!Role.valueOf(before).includes(role)) {
                    dependences.write(by.actor(), Dependence.PROMOTED, moderatorId);
                }
                letters.tellRole(moderatorId, role);
                journal.write(
                        by.actor(),
                        Act.ACCOUNT_ROLE,
                        moderatorId,
                        Map.of("role", before),
                        Map.of("role", role.name()),
                        null);
            }
        });
    }

    /** Keeps somebody out from this moment on. The public reads the reason. */
    @Transactional
    TeamResult suspend(Account by, int moderatorId, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > AuditService.LONGEST_REASON) {
            return new NoReason();
        }
        return change(by, moderatorId, role -> {
            if (team.suspend(moderatorId, clock.instant()) == 1) {
                int ended = sessions.closeAll(moderatorId);
                letters.tellSuspension(moderatorId, reason.strip());
                journal.write(
                        by.actor(), Act.ACCOUNT_SUSPEND, moderatorId, null, Map.of("sessions_ended", ended), reason);
            }
        });
    }

    @Transactional
    TeamResult restore(Account by, int moderatorId) {
        return change(by, moderatorId, role -> {
            if (team.restore(moderatorId) == 1) {
                dependences.write(by.actor(), Dependence.RESTORED, moderatorId);
                letters.tell(moderatorId, Act.ACCOUNT_RESTORE);
                journal.write(by.actor(), Act.ACCOUNT_RESTORE, moderatorId, null, null, null);
            }
        });
    }

    /**
     * Carried out under the lock of all administrators: of two who take each other's role at once the second is none any more
     * when the turn comes.
     *
     * @param change is told the role that the colleague has
     */
    private TeamResult change(Account by, int moderatorId, Consumer<String> change) {
        if (by.id() == moderatorId) {
            return new Own();
        }
        if (!sessions.holdAsAdministrator(by)) {
            return new NotAllowed();
        }
        if (!sessions.isFresh(by)) {
            return new Stale();
        }
        var role = team.lockRole(moderatorId);
        role.ifPresent(change);
        return role.isPresent() ? new Done() : new Unknown();
    }
}
