package fr.voix.desk.scrutin;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointCarrier;
import fr.voix.desk.account.joint.JointKind;
import fr.voix.vote.ballot.ErasureResult;
import fr.voix.vote.ballot.ErasureService;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Erases a ballot for a voter who has shown its receipt, once two people want it. The account says nothing of the ballot. */
@Singleton
class EraseService implements JointCarrier {

    private final ErasureService erasures;
    private final AuditService audit;

    EraseService(ErasureService erasures, AuditService audit) {
        this.erasures = erasures;
        this.audit = audit;
    }

    @Override
    public JointKind kind() {
        return JointKind.ERASE;
    }

    @Override
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public Optional<String> carryOut(JointAct act, Actor by) {
        return switch (erasures.erase(act.id(), act.leafIndex())) {
            case ErasureResult.Erased erased -> {
                if (!erased.isErased()) {
                    // changed, withdrawn or erased by its author meanwhile
                    yield Optional.of("unfit");
                }
                audit.append(
                        by,
                        Act.BALLOT_ERASE,
                        act.subject(),
                        null,
                        Map.of(ReopenService.PROPOSED_BY, act.proposedBy()),
                        act.reason());
                yield Optional.empty();
            }
            case ErasureResult.ReadOnly ignored -> Optional.of("readonly");
            case ErasureResult.UnknownScrutin ignored -> Optional.of("unfit");
        };
    }
}
