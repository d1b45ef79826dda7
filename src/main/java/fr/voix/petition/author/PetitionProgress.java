package fr.voix.petition.author;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.MailService;
import fr.voix.petition.author.DueStep.Kind;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.signature.SignatureListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Moves petitions on when their time has come; on any number of instances, each step is taken once. */
@Singleton
record PetitionProgress(
        LifeRepository lives,
        AuthorRepository authorRows,
        PetitionService petitions,
        AuthorService authors,
        OwnSigning ownSignatures,
        MailService mails,
        Transactions transactions,
        Clock clock)
        implements SignatureListener {

    private static final int MOST = 100;

    List<DueStep> due() {
        Instant now = clock.instant();
        return Arrays.stream(Kind.values())
                .flatMap(kind -> lives.due(kind, now, MOST).stream())
                .toList();
    }

    /** Nothing, when it is not due any more or another instance is doing it. */
    void take(DueStep step) {
        if (step.kind() == Kind.SIGN) {
            // the writer of signatures has a transaction of its own
            ownSignatures.sign(step.petitionId());
        } else {
            takeLocked(step);
        }
    }

    /** As soon as the last sponsor is there, without waiting for the job. */
    @Override
    public void onSponsor(long urnId) {
        petitions.findByUrn(urnId).map(Petition::id).ifPresent(id -> take(new DueStep(id, Kind.SPONSOR)));
    }

    void takeLocked(DueStep step) {
        transactions.write(() -> {
            Instant now = clock.instant();
            long id = step.petitionId();
            if (!lives.lockDue(step, now)) {
                return;
            }
            switch (step.kind()) {
                case FORGET -> delete(petitions.find(id).orElseThrow());
                case SIGN -> throw new IllegalStateException("not under this lock");
                case SPONSOR -> petitions.change(id, PetitionState.AWAITING, byTheClock(EventKind.SPONSORED));
                case LAPSE -> petitions.change(id, PetitionState.LAPSED, byTheClock(EventKind.LAPSED));
                case ERASE -> erase(id, now);
                case FORGET_AUTHOR -> forgetAuthor(id);
                case CLOSE -> petitions.change(id, PetitionState.CLOSED, byTheClock(EventKind.CLOSED));
            }
        });
    }

    /** What never had an urn is gone; of the rest stays what its urn was opened for: a number. */
    private void erase(long id, Instant now) {
        Petition petition = petitions.find(id).orElseThrow();
        if (petition.confirmedAt() == null) {
            delete(petition);
            return;
        }
        authors.erase(id);
        authorRows.delete(id);
        petitions.eraseText(petition, now);
        forgetLetters(id);
    }

    private void delete(Petition petition) {
        petitions.delete(petition);
        forgetLetters(petition.id());
    }

    /** Also those that were given up and could be sent again. */
    private void forgetLetters(long id) {
        mails.forget(List.of(AuthorListener.owner(id)));
    }

    /** The name stays where the petition is read with it; the private link leads there without an address, too. */
    private void forgetAuthor(long id) {
        var petition = petitions.find(id).orElseThrow();
        if (petition.isShown() && !petition.isAuthorHidden()) {
            authors.eraseAddress(id);
        } else {
            authors.erase(id);
        }
        authorRows.delete(id);
    }

    private static EventDraft byTheClock(EventKind kind) {
        return EventDraft.of(kind, EventActor.SERVICE);
    }
}
