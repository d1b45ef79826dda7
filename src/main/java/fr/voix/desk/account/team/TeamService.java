package fr.voix.desk.account.team;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.AccountJournal;
import fr.voix.desk.account.AccountLetterService;
import fr.voix.desk.account.Dependence;
import fr.voix.desk.account.Moderator;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SecondPersonService;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.account.TeamResult;
import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointActService;
import fr.voix.desk.account.joint.JointActService.JointResult;
import fr.voix.desk.account.joint.JointCarrier;
import fr.voix.desk.account.joint.JointKind;
import fr.voix.desk.account.team.TeamRepository.AccountAct;
import fr.voix.desk.account.team.TeamRepository.Colleague;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Roles and states of colleagues. There is always an administrator: only administrators take that role away, never their own; to
 * give it takes two.
 */
@Singleton
record TeamService(
        TeamRepository team,
        SessionService sessions,
        SecondPersonService seconds,
        AccountLetterService letters,
        AccountJournal journal,
        JointActService joints,
        Clock clock,
        Transactions transactions)
        implements JointCarrier {

    private static final int MOST_ACTS = 50;

    private static final String[] ACTS = Stream.of(
                    Act.SIGN_IN,
                    Act.INVITE,
                    Act.INVITE_WITHDRAW,
                    Act.ACCOUNT_ACTIVATE,
                    Act.ACCOUNT_ROLE,
                    Act.ACCOUNT_SUSPEND,
                    Act.ACCOUNT_RESTORE,
                    Act.RESET_LINK,
                    Act.FACTORS_RESET)
            .map(Act::key)
            .toArray(String[]::new);

    List<Colleague> all() {
        return team.all(clock.instant());
    }

    /** The latest acts on accounts, with sign-ins, the latest first. */
    List<AccountAct> latest() {
        return team.latest(ACTS, MOST_ACTS);
    }

    /** Changes a role. To make an administrator is only proposed here, as it needs two people. */
    TeamResult changeRole(Account by, int moderatorId, Role role) {
        return change(by, moderatorId, before -> {
            if (before.equals(role.name())) {
                return TeamResult.ALREADY_THERE;
            }
            return role == Role.ADMINISTRATOR ? propose(by, moderatorId) : set(by, moderatorId, before, role);
        });
    }

    private TeamResult propose(Account by, int moderatorId) {
        var subject = Moderator.subject(moderatorId);
        return joints.propose(JointKind.ADMINISTRATOR, subject, null, null, by.actor()) instanceof JointResult.Proposed
                ? TeamResult.PROPOSED
                : TeamResult.ALREADY_PROPOSED;
    }

    private TeamResult set(Account by, int moderatorId, String before, Role role) {
        team.changeRole(moderatorId, role.name());
        if (!Role.valueOf(before).includes(role)) {
            seconds.noteDependence(by.actor(), Dependence.PROMOTED, moderatorId);
        }
        letters.tellRole(moderatorId, role);
        journal.write(
                by.actor(), Act.ACCOUNT_ROLE, moderatorId, Map.of("role", before), Map.of("role", role.name()), null);
        return TeamResult.DONE;
    }

    /** Suspends a colleague from this moment on. The reason is public. */
    TeamResult suspend(Account by, int moderatorId, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > AuditService.LONGEST_REASON) {
            return TeamResult.NO_REASON;
        }
        return change(by, moderatorId, role -> {
            if (team.suspend(moderatorId, clock.instant()) == 1) {
                int ended = sessions.closeAll(moderatorId);
                letters.tellSuspension(moderatorId, reason.strip());
                journal.write(
                        by.actor(), Act.ACCOUNT_SUSPEND, moderatorId, null, Map.of("sessions_ended", ended), reason);
            }
            return TeamResult.DONE;
        });
    }

    /** Restores a suspended account. An administrator returns as a moderator, as one person alone makes no administrator. */
    TeamResult restore(Account by, int moderatorId) {
        return change(by, moderatorId, role -> {
            if (team.restore(moderatorId) == 1) {
                boolean isLowered = role.equals(Role.ADMINISTRATOR.name());
                if (isLowered) {
                    team.changeRole(moderatorId, Role.MODERATOR.name());
                }
                seconds.noteDependence(by.actor(), Dependence.RESTORED, moderatorId);
                letters.tell(moderatorId, Act.ACCOUNT_RESTORE);
                journal.write(
                        by.actor(),
                        Act.ACCOUNT_RESTORE,
                        moderatorId,
                        isLowered ? Map.of("role", role) : null,
                        isLowered ? Map.of("role", Role.MODERATOR.name()) : null,
                        null);
            }
            return TeamResult.DONE;
        });
    }

    /**
     * Makes a change with all administrators locked: of two who take each other's role at once, the second is no longer an
     * administrator when it is their turn.
     *
     * @param change is given the colleague's present role
     */
    private TeamResult change(Account by, int moderatorId, Function<String, TeamResult> change) {
        if (by.id() == moderatorId) {
            return TeamResult.OWN;
        }
        return transactions.write(() -> sessions.refusalToAdminister(by)
                .orElseGet(() -> team.lockRole(moderatorId).map(change).orElse(TeamResult.UNKNOWN)));
    }

    @Override
    public boolean carries(JointKind kind) {
        return kind == JointKind.ADMINISTRATOR;
    }

    /** The new administrator depends on the proposer. */
    @Override
    public Optional<String> carryOut(JointAct act, Actor by) {
        transactions.require();
        int id = Integer.parseInt(act.id());
        var role = Role.ADMINISTRATOR.name();
        var before = team.lockRole(id);
        if (before.isEmpty() || team.changeRole(id, role) == 0) {
            return Optional.of("unfit");
        }
        seconds.noteDependence(Actor.of(act.proposedBy(), role), Dependence.PROMOTED, id);
        letters.tellRole(id, Role.ADMINISTRATOR);
        journal.write(
                by,
                Act.ACCOUNT_ROLE,
                id,
                Map.of("role", before.get()),
                Map.of("role", role, "proposedBy", act.proposedBy()),
                act.reason());
        return Optional.empty();
    }
}
