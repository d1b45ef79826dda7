package fr.voix.petition.petition;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Messages;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Petitions and what happens to them. Every change of state goes through here: under the petition's lock, with its event, with
 * what it means for the urn, and with the listeners, in one transaction.
 */
@Singleton
public record PetitionService(
        PetitionRepository petitions,
        EventRepository events,
        AuthorService authors,
        PetitionUrnService urns,
        BeanProvider<PetitionListener> listeners,
        PublicVersion publicVersion,
        PetitionConfig config,
        Transactions transactions,
        Clock clock) {

    private static final String[] PUBLIC_KINDS = Stream.of(EventKind.values())
            .filter(EventKind::isPublic)
            .map(EventKind::name)
            .toArray(String[]::new);

    public Optional<Petition> find(long id) {
        return petitions.find(id);
    }

    /** Empty, too, for one that the public does not see. */
    public Optional<Petition> findShown(long id) {
        return petitions.find(id).filter(Petition::isShown);
    }

    /** Those of these that are shown, by number. */
    public Map<Long, Petition> findAllShown(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : petitions.findAllShown(ids).stream().collect(Collectors.toMap(Petition::id, Function.identity()));
    }

    public Optional<Petition> findByUrn(long urnId) {
        return petitions.findByUrn(urnId);
    }

    /** What happened to it, oldest first. */
    public List<PetitionEvent> events(long id) {
        return events.list(id);
    }

    /**
     * What was refused last, or handed over since, of what happened to a petition that is refused.
     *
     * @return empty where no petition is named that exists
     */
    public static Optional<PetitionEvent> duplicated(List<PetitionEvent> events) {
        return events.reversed().stream()
                .filter(event -> event.kind() == EventKind.REFUSED || event.kind() == EventKind.HANDED_OVER)
                .findFirst()
                .filter(event -> event.existingId() != null);
    }

    /** What happened lately to petitions that are shown, as far as it is public; newest first. */
    public List<PetitionEvent> recentEvents(int most) {
        return events.recent(PUBLIC_KINDS, most);
    }

    /** Writes a draft down. */
    public Petition write(PetitionDraft draft) {
        return transactions.write(() -> {
            Instant now = clock.instant();
            PetitionText text = draft.text();
            PetitionSubject subject = draft.subject();
            long id = petitions
                    .insert(
                            text.titre(),
                            text.demande(),
                            text.motifs(),
                            text.sources().toArray(String[]::new),
                            subject.amendementUid(),
                            subject.texteUid(),
                            subject.themeId(),
                            draft.author().language().code(),
                            now)
                    .getFirst();
            authors.seal(id, draft.author());
            Petition petition = petitions.find(id).orElseThrow();
            tell(petition, null, EventDraft.of(EventKind.WRITTEN, EventActor.AUTHOR), now);
            return petition;
        });
    }

    /** Moves a petition on. */
    public ChangeResult change(long id, PetitionState next, EventDraft draft) {
        return change(id, next, null, draft);
    }

    /** As above, and also sets whether the public may see the petition, unless null: listeners find it in its new state. */
    public ChangeResult change(long id, PetitionState next, @Nullable Boolean isHidden, EventDraft draft) {
        return underLock(id, before -> {
            if (!before.state().canBecome(next)) {
                return new ChangeResult.NotFromHere(before);
            }
            if (urns.isReadOnly(before, next)) {
                return new ChangeResult.ReadOnly();
            }
            Instant now = clock.instant();
            if (isHidden != null) {
                petitions.updateHidden(id, isHidden);
            }
            petitions.updateState(id, next, now, closesAt(before, next, now));
            return changed(before, urns.follow(before, next, now), draft, now);
        });
    }

    /**
     * Puts other words in the place of those that stand; signatures stay, and the urn says how many came before.
     *
     * @param isWithheld whether nobody may read the former words again
     */
    public ChangeResult correct(long id, PetitionText text, boolean isWithheld, EventDraft draft) {
        return underLock(id, before -> {
            if (!PetitionUrnService.isCorrectable(before, text)) {
                return new ChangeResult.NotFromHere(before);
            }
            if (urns.isReadOnly(before)) {
                return new ChangeResult.ReadOnly();
            }
            petitions.updateText(
                    id,
                    text.titre(),
                    text.demande(),
                    text.motifs(),
                    text.sources().toArray(String[]::new));
            return changed(before, urns.restate(before, text, isWithheld), draft, clock.instant());
        });
    }

    private ChangeResult underLock(long id, Function<Petition, ChangeResult> change) {
        return transactions.write(() -> petitions.lock(id).map(change).orElseGet(ChangeResult.UnknownPetition::new));
    }

    /** Hides it from the public, or shows it again. */
    public ChangeResult hide(long id, boolean isHidden, EventDraft draft) {
        return note(id, draft, () -> petitions.updateHidden(id, isHidden));
    }

    /** Hides who started it, or shows that again. */
    public ChangeResult hideAuthor(long id, boolean isHidden, EventDraft draft) {
        return note(id, draft, () -> petitions.updateAuthorHidden(id, isHidden));
    }

    /** Forgets who started it, where nothing is left to be answered to; false where something is, and for none. */
    public boolean forgetAuthor(long id) {
        return transactions.write(() -> {
            boolean isDone = petitions
                    .lock(id)
                    .filter(petition -> petition.state().isSettled())
                    .isPresent();
            if (isDone) {
                authors.erase(id);
                publicVersion.bumpForWithdrawal();
            }
            return isDone;
        });
    }

    /** Writes down something that leaves the state what it is. */
    public ChangeResult note(long id, EventDraft draft) {
        return note(id, draft, () -> {});
    }

    private ChangeResult note(long id, EventDraft draft, Runnable write) {
        return underLock(id, before -> {
            write.run();
            return changed(before, null, draft, clock.instant());
        });
    }

    private ChangeResult changed(Petition before, @Nullable Long leafIndex, EventDraft draft, Instant now) {
        Petition after = petitions.find(before.id()).orElseThrow();
        PetitionEvent event = tell(after, before.state(), draft, now);
        if (before.isShown() && !after.isShown() || after.isAuthorHidden() && !before.isAuthorHidden()) {
            publicVersion.bumpForWithdrawal();
        } else if (after.isShown()) {
            publicVersion.bump();
        }
        return new ChangeResult.Changed(after, event, leafIndex);
    }

    private PetitionEvent tell(Petition petition, @Nullable PetitionState before, EventDraft draft, Instant now) {
        PetitionEvent event = events.insert(
                        petition.id(),
                        draft.kind(),
                        before,
                        petition.state(),
                        draft.actor(),
                        now,
                        draft.code(),
                        draft.note(),
                        draft.noteEn(),
                        draft.existingId())
                .getFirst();
        listeners.stream().forEach(listener -> listener.onEvent(petition, event));
        return event;
    }

    /** The end of the last day, as people count: in Paris. */
    @Nullable
    private Instant closesAt(Petition petition, PetitionState next, Instant now) {
        return next == PetitionState.OPEN && petition.closesAt() == null
                ? now.atZone(Messages.PARIS)
                        .toLocalDate()
                        .plus(config.openFor())
                        .plusDays(1)
                        .atStartOfDay(Messages.PARIS)
                        .toInstant()
                : null;
    }

    /** What it asked for goes; what its urn was opened for stays, a number. */
    public void eraseText(Petition petition, Instant now) {
        transactions.require();
        petitions.eraseText(petition.id(), now);
    }

    /** With everything that hangs on it; for one whose urn was never opened. */
    public void delete(Petition petition) {
        transactions.require();
        listeners.forEach(listener -> listener.onDeleted(petition));
        petitions.delete(petition.id());
    }

    public Optional<Petition> lock(long id) {
        transactions.require();
        return petitions.lock(id);
    }
}
