package fr.voix.petitiondesk;

import fr.voix.audit.Act;
import fr.voix.audit.Actor;
import fr.voix.audit.AuditService;
import fr.voix.petition.ChangeResult;
import fr.voix.petition.EventActor;
import fr.voix.petition.EventDraft;
import fr.voix.petition.EventKind;
import fr.voix.petition.Petition;
import fr.voix.petition.PetitionReference;
import fr.voix.petition.PetitionService;
import fr.voix.petition.PetitionState;
import fr.voix.petition.PetitionText;
import fr.voix.platform.PublicVersion;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes a wording with the author's agreement, and writes down what stood there. */
@Singleton
class CorrectActService {

    private static final Set<PetitionState> CORRECTABLE =
            EnumSet.of(PetitionState.AWAITING, PetitionState.OPEN, PetitionState.SUSPENDED);

    private final PetitionService petitions;
    private final PublicVersion publicVersion;
    private final AuditService audit;

    CorrectActService(PetitionService petitions, PublicVersion publicVersion, AuditService audit) {
        this.petitions = petitions;
        this.publicVersion = publicVersion;
        this.audit = audit;
    }

    static boolean isCorrectable(PetitionState state) {
        return CORRECTABLE.contains(state);
    }

    /** @param isWithheld whether nobody is to read the former wording again, not in the journal either */
    @Transactional
    ActResult correct(long id, PetitionText text, boolean isWithheld, PublicText said, Actor actor) {
        if (said.flaw(true) != null) {
            return said.flaw(true);
        }
        Optional<Petition> locked = petitions.lock(id);
        if (locked.isEmpty()) {
            return new ActResult.UnknownPetition();
        }
        Petition before = locked.get();
        if (!isCorrectable(before.state())) {
            return new ActResult.Conflict("state");
        }
        if (before.text().equals(text)) {
            return new ActResult.Refused("titre", "unchanged");
        }
        EventDraft draft =
                new EventDraft(EventKind.CORRECTED, EventActor.MODERATION, null, said.french(), said.english());
        return switch (petitions.correct(id, text, draft)) {
            case ChangeResult.Changed ignored -> {
                // what was corrected before it was published was never public
                append(isWithheld || !before.isShown(), before, text, said, actor);
                yield new ActResult.Done("petition-correct");
            }
            case ChangeResult.NotFromHere ignored -> new ActResult.Conflict("state");
            case ChangeResult.ReadOnly ignored -> new ActResult.Conflict("readonly");
            case ChangeResult.UnknownPetition ignored -> new ActResult.UnknownPetition();
        };
    }

    private void append(boolean isPrivate, Petition before, PetitionText text, PublicText said, Actor actor) {
        publicVersion.bump();
        audit.append(
                actor,
                isPrivate ? Act.PETITION_REDACT : Act.PETITION_CORRECT,
                PetitionReference.of(before.id()),
                parts(before.text(), text),
                parts(text, before.text()),
                said.french());
    }

    /** The parts of a text that are others than those of another. */
    private static Map<String, Object> parts(PetitionText text, PetitionText other) {
        var parts = new LinkedHashMap<String, Object>();
        put(parts, "titre", text.titre(), other.titre());
        put(parts, "demande", text.demande(), other.demande());
        put(parts, "motifs", text.motifs(), other.motifs());
        put(parts, "sources", text.sources(), other.sources());
        return parts;
    }

    private static void put(Map<String, Object> parts, String name, Object value, Object other) {
        if (!value.equals(other)) {
            parts.put(name, value);
        }
    }
}
