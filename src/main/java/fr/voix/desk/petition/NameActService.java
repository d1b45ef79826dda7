package fr.voix.desk.petition;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.page.ActResult;
import fr.voix.petition.name.NameListService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionReference;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signature.SignatureId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Says of a name that was held back whether it stands among the signatories; no name goes into the account. */
@Singleton
class NameActService {

    private final PetitionService petitions;
    private final NameListService names;
    private final AuditService audit;

    NameActService(PetitionService petitions, NameListService names, AuditService audit) {
        this.petitions = petitions;
        this.names = names;
        this.audit = audit;
    }

    @Transactional
    ActResult decide(long petitionId, NameForm form, Actor actor) {
        Optional<Petition> petition = petitions.find(petitionId);
        boolean isToBeListed = "list".equals(form.act());
        if (petition.isEmpty()) {
            return new ActResult.Unknown();
        }
        if (form.id().isEmpty() || !isToBeListed && !"refuse".equals(form.act())) {
            return new ActResult.Refused("act", "malformed");
        }
        SignatureId id = new SignatureId(petition.get().urnId(), form.id().get());
        if (!names.release(id, isToBeListed)) {
            return new ActResult.Conflict("name");
        }
        Act act = isToBeListed ? Act.PETITION_NAME_LIST : Act.PETITION_NAME_REFUSE;
        audit.append(
                actor,
                act,
                PetitionReference.of(petitionId),
                Map.of("name", "name-held"),
                Map.of("name", isToBeListed ? "name-listed" : "name-refused"),
                null);
        return new ActResult.Done(act.key());
    }
}
