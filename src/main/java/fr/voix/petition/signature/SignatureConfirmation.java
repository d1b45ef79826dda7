package fr.voix.petition.signature;

import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.log.GroupWriter;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.note.ErasureFileStore;
import fr.voix.urn.note.ErasureListener;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Counts signatures that their signatories have confirmed, and takes them back. Both may be asked for twice. */
@Singleton
public record SignatureConfirmation(
        GroupWriter<SignatureOrder, SignatureResult> writer,
        SignatureRepository signatures,
        SignatureSeal seals,
        Signing wishes,
        OriginService origins,
        UrnGuard guard,
        BeanProvider<SignatureListener> listeners,
        PetitionConfig petitions,
        ErasureFileStore erasures,
        Clock clock)
        implements ErasureListener {

    private static final String KIND = "signature";

    /**
     * Answered after the commit.
     *
     * @param nonce of the browser; null where it made none
     */
    public SignatureResult confirm(SignatureId id, @Nullable byte[] nonce, byte[] network) {
        return confirm(id, nonce, new SignatureOrigin(origins.today(), network));
    }

    private SignatureResult confirm(SignatureId id, @Nullable byte[] nonce, @Nullable SignatureOrigin origin) {
        SignatureResult result = write(new SignatureOrder.Confirm(
                id, nonce == null ? seals.randomBytes(Commitment.NONCE_LENGTH) : nonce, origin));
        if (result instanceof SignatureResult.Counted counted && counted.role() == SignatureRole.SPONSOR) {
            listeners.stream().forEach(listener -> listener.onSponsor(id.urnId()));
        }
        return result;
    }

    /**
     * The author's own signature, whose address was confirmed by other means, and which never waits. Not in a transaction: the petition's urn must be
     * there for the writer to see. Empty when two others of that mailbox signed before.
     */
    public Optional<SignatureResult> signAsAuthor(Petition petition, SignatureDraft draft) {
        return wishes.askForAuthor(petition, draft).map(id -> confirm(id, null, (SignatureOrigin) null));
    }

    /** Takes it back and erases it, whatever the state of the petition. */
    public SignatureResult withdraw(SignatureId id) {
        SignatureResult result = write(new SignatureOrder.Withdraw(id));
        // where nobody knows whether it was: whoever asked for it meant it
        if (result instanceof SignatureResult.Withdrawn || result instanceof SignatureResult.OutcomeUnknown) {
            erasures.note(KIND, Long.toString(id.urnId()), id.urnId() + " " + id.uuid());
        }
        return result;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean eraseAgain(String id) {
        String[] words = id.split(" ");
        SignatureResult result = withdraw(new SignatureId(Long.parseLong(words[0]), UUID.fromString(words[1])));
        return result instanceof SignatureResult.Withdrawn || result instanceof SignatureResult.Gone;
    }

    private SignatureResult write(SignatureOrder order) {
        return guard.isReadOnly(order.id().urnId()) ? new SignatureResult.ReadOnly() : writer.write(order);
    }

    /** Whether it was not confirmed in time, though it is not erased yet. */
    public boolean isTooOld(Signature row) {
        return row.askedAt() != null && row.askedAt().isBefore(clock.instant().minus(petitions.confirmWithin()));
    }

    /** What is stored of it. */
    public Optional<Signature> find(SignatureId id) {
        return signatures.find(id);
    }
}
