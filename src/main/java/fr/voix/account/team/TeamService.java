package fr.voix.account.team;

import fr.voix.account.Account;
import fr.voix.account.Dependence;
import fr.voix.account.DependenceService;
import fr.voix.account.Moderator;
import fr.voix.account.Role;
import fr.voix.account.SessionService;
import fr.voix.account.team.TeamResult.Done;
import fr.voix.account.team.TeamResult.NotAllowed;
import fr.voix.account.team.TeamResult.Own;
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
    private final AuditService audit;
    private final Clock clock;

    TeamService(
            TeamRepository team,
            SessionService sessions,
            DependenceService dependences,
            AuditService audit,
            Clock clock) {
        this.team = team;
        this.sessions = sessions;
        this.dependences = dependences;
        this.audit = audit;
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
                write(by, Act.ACCOUNT_ROLE, moderatorId, Map.of("role", before), Map.of("role", role.name()));
            }
        });
    }

    /** Keeps somebody out from this moment on. */
    @Transactional
    TeamResult suspend(Account by, int moderatorId) {
        return change(by, moderatorId, role -> {
            if (team.suspend(moderatorId, clock.instant()) == 1) {
                int ended = sessions.closeAll(moderatorId);
                write(by, Act.ACCOUNT_SUSPEND, moderatorId, null, Map.of("sessions_ended", ended));
            }
        });
    }

    @Transactional
    TeamResult restore(Account by, int moderatorId) {
        return change(by, moderatorId, role -> {
            if (team.restore(moderatorId) == 1) {
                dependences.write(by.actor(), Dependence.RESTORED, moderatorId);
                write(by, Act.ACCOUNT_RESTORE, moderatorId, null, null);
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
        var role = team.lockRole(moderatorId);
        role.ifPresent(change);
        return role.isPresent() ? new Done() : new Unknown();
    }

    private void write(Account by, Act act, int moderatorId, Map<String, ?> before, Map<String, ?> after) {
        audit.append(by.actor(), act, Moderator.subject(moderatorId), before, after, null);
    }
}
