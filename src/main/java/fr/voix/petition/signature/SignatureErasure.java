package fr.voix.petition.signature;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.MailService;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import fr.voix.petition.petition.PetitionRetention;
import fr.voix.petition.signature.RetentionRepository.Stage;
import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.note.ErasureFileStore;
import fr.voix.urn.note.ErasureListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Erases what is kept of signatories, as the page on personal data says: what was not confirmed in time; name and address
 * thirty days after the petition is over; of those who asked for the answer, thirty days after it is published, and a year
 * after closing at the latest. What stays of a signature is its leaf, and its part in the counts.
 */
@Singleton
public record SignatureErasure(
        RetentionRepository signatures,
        MailService mails,
        OriginService origins,
        PetitionConfig petitions,
        ErasureFileStore erasures,
        Transactions transactions,
        Clock clock)
        implements PetitionListener, ErasureListener {

    private static final String KIND = "news";
    private static final int AT_ONCE = 1_000;

    /** A refusal that is read again may take signatures again: what was erased of it before was not the last of it. */
    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        if (event.kind() == EventKind.RECONSIDERED) {
            signatures.unnote(petition.urnId());
        }
    }

    /** When a petition is gone, none of its signatures is kept. */
    @Override
    public void onDeleted(Petition petition) {
        signatures.delete(petition.urnId());
    }

    void erase() {
        Instant now = clock.instant();
        all(() -> signatures.deleteUnconfirmed(now.minus(petitions.confirmWithin()), AT_ONCE));
        PetitionRetention retention = PetitionRetention.at(now);
        erase(signatures.over(retention.before()), Stage.OTHERS, now);
        erase(signatures.settled(retention.before(), retention.closedBefore()), Stage.ALL, now);
    }

    /** Takes back the wish to be written to, as often as anybody likes; the signature stays, what was not sent yet is not sent. */
    public void stopNews(SignatureId id) {
        erasures.noted(
                () -> transactions.write(() -> {
                    boolean isErased =
                            !signatures.stopNews(id.urnId(), id.uuid()).isEmpty();
                    mails.forget(isErased ? SignatureId.owners(List.of(id)) : List.of(id.newsOwner()));
                    return isErased;
                }),
                () -> erasures.note(KIND, Long.toString(id.urnId()), id.urnId() + " " + id.uuid()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean eraseAgain(String id) {
        String[] words = id.split(" ");
        stopNews(new SignatureId(Long.parseLong(words[0]), UUID.fromString(words[1])));
        return true;
    }

    /** Forgets who signed a petition as its author; the signature counts. */
    public void eraseAuthor(long urnId) {
        transactions.require();
        forgetLetters(signatures.eraseAuthor(urnId));
    }

    private void erase(List<Long> urnIds, Stage stage, Instant now) {
        for (long urnId : urnIds) {
            all(() -> signatures.erase(urnId, stage == Stage.ALL, AT_ONCE));
            signatures.forgetAsides(urnId);
            signatures.note(urnId, stage, now);
        }
    }

    private void forgetLetters(List<SignatureRow> erased) {
        mails.forget(SignatureId.owners(erased.stream().map(SignatureRow::id).toList()));
    }

    /** A little at a time, each in its own transaction, letters that wait included: no transaction waits for all of it. */
    private void all(Supplier<List<SignatureRow>> some) {
        boolean isDone;
        do {
            isDone = transactions.write(() -> {
                List<SignatureRow> erased = some.get();
                forgetLetters(erased);
                return erased.isEmpty();
            });
        } while (!isDone);
    }
}
