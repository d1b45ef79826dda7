package fr.voix.desk.petition;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionReference;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out what moderators decide on a petition, and writes it down in the same transaction. */
@Singleton
class PetitionActService {

    private static final Set<PetitionState> HIDEABLE =
            EnumSet.of(PetitionState.SPONSORING, PetitionState.AWAITING, PetitionState.REFUSED);

    private final PetitionService petitions;
    private final RefusalReasonService reasons;
    private final OpinionService opinions;
    private final PublicVersion publicVersion;
    private final AuditService audit;

    PetitionActService(
            PetitionService petitions,
            RefusalReasonService reasons,
            OpinionService opinions,
            PublicVersion publicVersion,
            AuditService audit) {
        this.petitions = petitions;
        this.reasons = reasons;
        this.opinions = opinions;
        this.publicVersion = publicVersion;
        this.audit = audit;
    }

    /**
     * @param kept codes of the rules that it keeps: all of today's are needed
     * @param said may be nothing
     */
    @Transactional
    ActResult publish(long id, Set<String> kept, PublicText said, Actor actor) {
        if (said.flaw(false) != null) {
            return said.flaw(false);
        }
        if (!reasons.list().stream().map(RefusalReason::code).allMatch(kept::contains)) {
            return new ActResult.Refused("regle", "rules");
        }
        ActResult obstacle = obstacle(id, actor);
        if (obstacle != null) {
            return obstacle;
        }
        boolean wasHidden = petitions.find(id).orElseThrow().isHidden();
        if (wasHidden && isHiddenByItself(id)) {
            return new ActResult.Conflict("publish.hidden");
        }
        // what was hidden with a refusal that was read again is shown
        ActResult result = answer(
                petitions.change(id, PetitionState.OPEN, false, draft(EventKind.PUBLISHED, said)),
                Act.PETITION_PUBLISH,
                said,
                null,
                actor);
        if (wasHidden && result instanceof ActResult.Done) {
            append(Act.PETITION_SHOW, id, Map.of("shown", false), Map.of("shown", true), said, actor);
        }
        return result;
    }

    /** Whether somebody hid it for its own sake, not by refusing it for a reason that hides. */
    private boolean isHiddenByItself(long id) {
        return petitions.events(id).reversed().stream()
                .filter(event -> event.kind() == EventKind.SHOWN
                        // refusals used to have one with their code
                        || event.kind() == EventKind.HIDDEN && event.code() == null)
                .findFirst()
                .filter(event -> event.kind() == EventKind.HIDDEN)
                .isPresent();
    }

    @Transactional
    ActResult refuse(long id, @Nullable String code, PublicText said, Actor actor) {
        Optional<RefusalReason> reason =
                reasons.list().stream().filter(one -> one.code().equals(code)).findFirst();
        if (reason.isEmpty()) {
            return new ActResult.Refused("motif", "reason");
        }
        if (said.flaw(true) != null) {
            return said.flaw(true);
        }
        ActResult obstacle = obstacle(id, actor);
        if (obstacle != null) {
            return obstacle;
        }
        EventDraft draft =
                new EventDraft(EventKind.REFUSED, EventActor.MODERATION, code, said.french(), said.english());
        // in one step: nobody ever sees it as refused, nor is sent there
        ChangeResult result = reason.get().isHiding()
                ? petitions.change(id, PetitionState.REFUSED, true, draft)
                : petitions.change(id, PetitionState.REFUSED, draft);
        return answer(result, Act.PETITION_REFUSE, said, code, actor);
    }

    /** Why this colleague cannot decide on it, or null; locks the petition until the transaction ends. */
    @Nullable
    private ActResult obstacle(long id, Actor actor) {
        Optional<Petition> locked = petitions.lock(id);
        if (locked.isEmpty()) {
            return new ActResult.UnknownPetition();
        }
        if (locked.get().state() != PetitionState.AWAITING) {
            return new ActResult.Conflict("state");
        }
        return opinions.letsDecide(id, actor) ? null : new ActResult.Conflict("opinion");
    }

    /** Moves a petition on, with a text that everybody can read. */
    @Transactional
    ActResult move(long id, StateAct act, PublicText said, Actor actor) {
        if (said.flaw(true) != null) {
            return said.flaw(true);
        }
        Optional<Petition> locked = petitions.lock(id);
        if (locked.isEmpty()) {
            return new ActResult.UnknownPetition();
        }
        return act.fits(locked.get().state())
                ? change(id, act.next(), act.event(), act.act(), said, actor)
                : new ActResult.Conflict("state");
    }

    private ActResult change(long id, PetitionState next, EventKind kind, Act act, PublicText said, Actor actor) {
        EventDraft draft = new EventDraft(kind, EventActor.MODERATION, null, said.french(), said.english());
        return answer(petitions.change(id, next, draft), act, said, null, actor);
    }

    private ActResult answer(ChangeResult result, Act act, PublicText said, @Nullable String refusal, Actor actor) {
        return switch (result) {
            case ChangeResult.Changed changed -> {
                Map<String, Object> after =
                        said(said, stateOf(changed.petition().state()));
                if (changed.leafIndex() != null) {
                    after.put("leaf", changed.leafIndex());
                }
                if (refusal != null) {
                    after.put("refusal", refusal);
                }
                append(act, changed.petition().id(), stateOf(changed.event().before()), after, said, actor);
                opinions.settle(changed.petition().id(), actor);
                yield new ActResult.Done(act.key());
            }
            default -> refusal(result);
        };
    }

    /** Why nothing was changed, or null where something was. */
    @Nullable
    private static ActResult refusal(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Changed ignored -> null;
            case ChangeResult.NotFromHere ignored -> new ActResult.Conflict("state");
            case ChangeResult.ReadOnly ignored -> new ActResult.Conflict("readonly");
            case ChangeResult.UnknownPetition ignored -> new ActResult.UnknownPetition();
        };
    }

    private static Map<String, Object> stateOf(PetitionState state) {
        // not the words that the journal has for scrutins
        return Map.of("state", "petition-" + state.key());
    }

    private static Map<String, Object> said(PublicText said, Map<String, Object> after) {
        var all = new HashMap<String, Object>(after);
        if (said.english() != null) {
            all.put("reasonEn", said.english());
        }
        return all;
    }

    /** What somebody beside its author can read, by the sponsors' link at least. */
    static boolean isHideable(Petition petition) {
        return petition.publishedAt() != null || HIDEABLE.contains(petition.state());
    }

    /** Hides it from everybody, or shows it again. */
    @Transactional
    ActResult hide(long id, boolean isHidden, PublicText said, Actor actor) {
        if (said.flaw(true) != null) {
            return said.flaw(true);
        }
        Optional<Petition> locked = petitions.lock(id);
        if (locked.isEmpty()) {
            return new ActResult.UnknownPetition();
        }
        if (isHidden && !isHideable(locked.get())) {
            return new ActResult.Conflict("state");
        }
        if (locked.get().isHidden() == isHidden) {
            return new ActResult.Conflict(isHidden ? "hidden" : "shown");
        }
        ActResult refusal =
                refusal(petitions.hide(id, isHidden, draft(isHidden ? EventKind.HIDDEN : EventKind.SHOWN, said)));
        if (refusal != null) {
            return refusal;
        }
        Map<String, Object> after = said(said, Map.of("shown", !isHidden));
        if (isHidden) {
            // what the address of a hidden one says, and so the journal, which withholds the rest
            after.put("reason", said.french());
        }
        Act act = isHidden ? Act.PETITION_HIDE : Act.PETITION_SHOW;
        append(act, id, Map.of("shown", isHidden), after, said, actor);
        return new ActResult.Done(act.key());
    }

    /** Hides who started it, or shows that again. No name goes into the account. */
    @Transactional
    ActResult hideAuthor(long id, boolean isHidden, PublicText said, Actor actor) {
        if (said.flaw(true) != null) {
            return said.flaw(true);
        }
        Optional<Petition> locked = petitions.lock(id);
        if (locked.isEmpty()) {
            return new ActResult.UnknownPetition();
        }
        if (isHidden && !isHideable(locked.get())) {
            return new ActResult.Conflict("state");
        }
        if (locked.get().isAuthorHidden() == isHidden) {
            return new ActResult.Conflict(isHidden ? "author.hidden" : "author.shown");
        }
        EventKind kind = isHidden ? EventKind.AUTHOR_HIDDEN : EventKind.AUTHOR_SHOWN;
        ActResult refusal = refusal(petitions.hideAuthor(id, isHidden, draft(kind, said)));
        if (refusal != null) {
            return refusal;
        }
        Act act = isHidden ? Act.PETITION_AUTHOR_HIDE : Act.PETITION_AUTHOR_SHOW;
        append(
                act,
                id,
                Map.of("author", isHidden ? "author-shown" : "author-hidden"),
                said(said, Map.of("author", isHidden ? "author-hidden" : "author-shown")),
                said,
                actor);
        return new ActResult.Done(act.key());
    }

    private static EventDraft draft(EventKind kind, PublicText said) {
        return new EventDraft(kind, EventActor.MODERATION, null, said.french(), said.english());
    }

    private void append(Act act, long id, Map<String, ?> before, Map<String, ?> after, PublicText said, Actor actor) {
        // the journal is renewed also where the petition itself shows nothing of it
        publicVersion.bump();
        audit.append(actor, act, PetitionReference.of(id), before, after, said.french());
    }
}
