package fr.voix.desk.petition;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.desk.page.ActResult;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Carries out what moderators decide on a petition, and writes it down in the same transaction. */
@Singleton
record PetitionModeration(
        PetitionService petitions,
        RefusalReasonService reasons,
        PublicVersion publicVersion,
        AuditService audit,
        Transactions transactions) {

    private static final Set<PetitionState> HIDEABLE =
            EnumSet.of(PetitionState.SPONSORING, PetitionState.AWAITING, PetitionState.REFUSED);

    /**
     * @param kept codes of the rules that it keeps: all of today's are needed
     * @param said may be nothing
     */
    ActResult publish(long id, Set<String> kept, PublicText said, Actor actor) {
        if (said.flaw(false) == null
                && !reasons.list().stream().map(RefusalReason::code).allMatch(kept::contains)) {
            return new ActResult.Refused("regle", "rules");
        }
        return decide(id, said, false, petition -> {
            boolean wasHidden = petition.isHidden();
            if (wasHidden && isHiddenByItself(id)) {
                return new ActResult.Conflict("publish.hidden");
            }
            // what was hidden with a refusal that was read again is shown
            ActResult result = answer(
                    petitions.change(id, PetitionState.OPEN, false, said.event(EventKind.PUBLISHED, null)),
                    Act.PETITION_PUBLISH,
                    said,
                    null,
                    actor);
            if (wasHidden && result instanceof ActResult.Done) {
                append(
                        Act.PETITION_SHOW,
                        id,
                        Visibility.state(false, true),
                        Visibility.state(false, false),
                        said,
                        actor);
            }
            return result;
        });
    }

    /** Whether a moderator hid it for its own sake, not by refusing it for a reason that hides. */
    private boolean isHiddenByItself(long id) {
        return petitions.events(id).reversed().stream()
                .filter(event -> event.kind() == EventKind.SHOWN
                        // refusals used to have one with their code
                        || event.kind() == EventKind.HIDDEN && event.code() == null)
                .findFirst()
                .filter(event -> event.kind() == EventKind.HIDDEN)
                .isPresent();
    }

    /** @param typed the petition that exists, by its number or an address; empty for every reason but that it does */
    ActResult refuse(long id, @Nullable String code, String typed, PublicText said, Actor actor) {
        Optional<RefusalReason> reason =
                reasons.list().stream().filter(one -> one.code().equals(code)).findFirst();
        if (reason.isEmpty()) {
            return new ActResult.Refused("motif", "reason");
        }
        return decide(id, said, true, petition -> {
            var existing = existing(typed).filter(other -> other.id() != id);
            if (typed.isEmpty() == RefusalReason.DUPLICATE.equals(code) || existing.isEmpty() && !typed.isEmpty()) {
                return new ActResult.Refused("existante", "existing");
            }
            EventDraft draft = said.event(EventKind.REFUSED, code)
                    .beside(existing.map(Petition::id).orElse(null));
            // in one step: no reader ever sees it as refused, or is sent there
            ChangeResult result = reason.get().isHiding()
                    ? petitions.change(id, PetitionState.REFUSED, true, draft)
                    : petitions.change(id, PetitionState.REFUSED, draft);
            return answer(result, Act.PETITION_REFUSE, said, code, actor);
        });
    }

    /** One that is shown, and takes signatures, or will again, or was answered. */
    private Optional<Petition> existing(String typed) {
        return (typed.matches("[1-9][0-9]{0,17}")
                        ? Optional.of(typed)
                        : Subject.ofAddress(typed)
                                .filter(subject -> subject.kind() == Subject.Kind.PETITION)
                                .map(Subject::key))
                .flatMap(number -> petitions.findShown(Long.parseLong(number)))
                .filter(petition -> petition.state().isSignable() || petition.state() == PetitionState.ANSWERED);
    }

    /** What is decided on a petition that waits. */
    private ActResult decide(long id, PublicText said, boolean isSaidNeeded, Function<Petition, ActResult> decision) {
        return locked(
                id,
                said,
                isSaidNeeded,
                petition -> petition.state() == PetitionState.AWAITING
                        ? decision.apply(petition)
                        : new ActResult.Conflict("state"));
    }

    /** What is done with a petition that is locked until the transaction ends. */
    private ActResult locked(long id, PublicText said, boolean isSaidNeeded, Function<Petition, ActResult> act) {
        ActResult flaw = said.flaw(isSaidNeeded);
        return flaw != null
                ? flaw
                : transactions.write(() -> petitions.lock(id).map(act).orElseGet(ActResult.Unknown::new));
    }

    /** Moves a petition on, with a text that everybody can read. */
    ActResult move(long id, StateAct act, PublicText said, Actor actor) {
        return locked(
                id,
                said,
                true,
                petition -> act.fits(petition.state())
                        ? answer(
                                petitions.change(id, act.next(), said.event(act.event(), null)),
                                act.act(),
                                said,
                                null,
                                actor)
                        : new ActResult.Conflict("state"));
    }

    private ActResult answer(ChangeResult result, Act act, PublicText said, @Nullable String refusal, Actor actor) {
        if (!(result instanceof ChangeResult.Changed changed)) {
            return refusal(result);
        }
        Map<String, Object> after = said(said, stateOf(changed.petition().state()));
        if (changed.leafIndex() != null) {
            after.put("leaf", changed.leafIndex());
        }
        if (refusal != null) {
            after.put("refusal", refusal);
            Optional.ofNullable(changed.event().existingId())
                    .ifPresent(other -> after.put("existing", Long.toString(other)));
        }
        long id = changed.petition().id();
        append(act, id, stateOf(changed.event().before()), after, said, actor);
        return new ActResult.Done(act.key());
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

    /** What readers other than its author can see, by the sponsors' link at least. */
    static boolean isHideable(Petition petition) {
        return petition.publishedAt() != null || HIDEABLE.contains(petition.state());
    }

    /** Hides a petition, or who started it, from everybody, or shows that again. */
    ActResult change(long id, Visibility visibility, PublicText said, Actor actor) {
        return locked(id, said, true, petition -> {
            if (visibility.isHiding() && !isHideable(petition)) {
                return new ActResult.Conflict("state");
            }
            return visibility.isDone(petition)
                    ? new ActResult.Conflict(visibility.done())
                    : carryOut(id, visibility, said, actor);
        });
    }

    private ActResult carryOut(long id, Visibility visibility, PublicText said, Actor actor) {
        EventDraft draft = said.event(visibility.event(), null);
        boolean isHiding = visibility.isHiding();
        ChangeResult result = visibility.isOfAuthor()
                ? petitions.hideAuthor(id, isHiding, draft)
                : petitions.hide(id, isHiding, draft);
        if (!(result instanceof ChangeResult.Changed)) {
            return refusal(result);
        }
        Map<String, Object> after = said(said, Visibility.state(visibility.isOfAuthor(), isHiding));
        if (visibility == Visibility.HIDE) {
            // what the address of a hidden one says, and so the journal, which withholds the rest
            after.put("reason", said.french());
        }
        append(visibility.act(), id, Visibility.state(visibility.isOfAuthor(), !isHiding), after, said, actor);
        return new ActResult.Done(visibility.act().key());
    }

    /** Why nothing was changed. */
    static ActResult refusal(ChangeResult result) {
        return switch (result) {
            case ChangeResult.NotFromHere ignored -> new ActResult.Conflict("state");
            case ChangeResult.ReadOnly ignored -> new ActResult.Conflict("readonly");
            case ChangeResult.UnknownPetition ignored -> new ActResult.Unknown();
            case ChangeResult.Changed ignored -> throw new IllegalArgumentException("No refusal");
        };
    }

    private void append(Act act, long id, Map<String, ?> before, Map<String, ?> after, PublicText said, Actor actor) {
        // the journal is renewed also where the petition itself shows nothing of it
        publicVersion.bump();
        audit.append(actor, act, Subject.petition(id).reference(), before, after, said.french());
    }
}
