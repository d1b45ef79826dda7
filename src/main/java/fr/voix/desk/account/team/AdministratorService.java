package fr.voix.desk.account.team;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.desk.account.AccountJournalService;
import fr.voix.desk.account.AccountLetterService;
import fr.voix.desk.account.Dependence;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SecondPersonService;
import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointCarrier;
import fr.voix.desk.account.joint.JointKind;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Makes a colleague an administrator, once two administrators want it. */
@Singleton
class AdministratorService implements JointCarrier {

    private final TeamRepository team;
    private final SecondPersonService seconds;
    private final AccountLetterService letters;
    private final AccountJournalService journal;

    AdministratorService(
            TeamRepository team,
            SecondPersonService seconds,
            AccountLetterService letters,
            AccountJournalService journal) {
        this.team = team;
        this.seconds = seconds;
        this.letters = letters;
        this.journal = journal;
    }

    @Override
    public boolean carries(JointKind kind) {
        return kind == JointKind.ADMINISTRATOR;
    }

    /** The promotion is owed to the colleague who proposed it. */
    @Override
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public Optional<String> carryOut(JointAct act, Actor by) {
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
