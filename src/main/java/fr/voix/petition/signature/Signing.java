package fr.voix.petition.signature;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.signature.SignatureRepository.NewSignatureRow;
import fr.voix.petition.signature.SignatureRequestService.SignatureRequest;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for signatures. None counts before its mail is answered. A visitor who asks gets the same answer in every case, and
 * mails tell the rest to the owner of the mailbox.
 */
@Singleton
public record Signing(
        SignatureRepository signatures,
        SignatureSeal seals,
        SignatureLetterService letters,
        SignatureRequestService requests,
        SignatureLinkService links,
        PetitionConfig petitions,
        Transactions transactions,
        Clock clock) {

    private static final int SLOTS = 2;
    private static final int MOST_TRIES = 10;

    /**
     * In which role a visitor who comes now would sign; empty when signing is not possible.
     *
     * @param sponsorToken what the author's link brought along, if it was that link
     */
    public Optional<SignatureRole> roleAt(Petition petition, @Nullable String sponsorToken) {
        if (petition.isHidden()) {
            return Optional.empty();
        }
        if (petition.state().isOpenToAll()) {
            return petition.isShown() ? Optional.of(SignatureRole.SIGNATORY) : Optional.empty();
        }
        boolean isSponsored =
                petition.state() == PetitionState.SPONSORING || petition.state() == PetitionState.AWAITING;
        return isSponsored && links.isSponsorToken(sponsorToken, petition.id())
                ? Optional.of(SignatureRole.SPONSOR)
                : Optional.empty();
    }

    /**
     * Writes the wish down, and the mail that goes with it. The mail says what there is to say: that the signature is to be
     * confirmed, that it counts already, or that this address has signed twice. The visitor who asked learns none of it.
     *
     * @return names what was asked for, to the page that comes next; empty where the petition takes no signatures by this way
     */
    public Optional<String> sign(Petition petition, SignatureDraft draft, @Nullable String sponsorToken) {
        return transactions.write(() -> roleAt(petition, sponsorToken)
                .map(role ->
                        requests.write(petition.id(), ask(petition, draft, role).orElse(null), draft.address())));
    }

    /**
     * The author's, without a mail: their address was confirmed with the petition. The same however often it is asked; empty
     * when two others of the author's mailbox count already.
     */
    Optional<SignatureId> askForAuthor(Petition petition, SignatureDraft draft) {
        return transactions.write(() -> {
            NewSignatureRow row = row(petition, draft, SignatureRole.AUTHOR, clock.instant());
            return insert(row)
                    ? Optional.of(row.id())
                    : signatures.findByName(petition.urnId(), row.nameKey()).map(Signature::id);
        });
    }

    /** The signature that may be confirmed now; empty when there is none, which is told by mail alone. */
    private Optional<SignatureId> ask(Petition petition, SignatureDraft draft, SignatureRole role) {
        NewSignatureRow row = row(petition, draft, role, clock.instant());
        letters.forget(signatures.deleteExpired(petition.urnId(), row.addressKey(), expiry()).stream()
                .map(SignatureRow::id)
                .toList());
        if (insert(row)) {
            letters.confirm(petition, row.id(), draft.address(), draft.language(), 1, row.askedAt());
            return Optional.of(row.id());
        }
        Optional<Signature> same = signatures.findByName(petition.urnId(), row.nameKey());
        if (same.isPresent()) {
            return askAgain(petition, draft, row, same.get());
        }
        List<Signature> others = signatures.ofMailbox(petition.urnId(), row.addressKey());
        if (others.size() == SLOTS && others.stream().allMatch(Signature::isConfirmed)) {
            letters.tellFull(petition, draft, others.getFirst().id(), clock.instant());
        }
        return Optional.empty();
    }

    /**
     * Takes a slot that is free, or else that of the wish that waits longest: so a visitor who typed another person's address
     * twice does not keep that person from signing. False when the person is there already, or both slots are of signatures
     * that count.
     */
    private boolean insert(NewSignatureRow row) {
        for (int slot = 1; slot <= SLOTS; slot++) {
            if (signatures.insert(row, slot)) {
                return true;
            }
        }
        if (signatures.findByName(row.id().urnId(), row.nameKey()).isPresent()) {
            return false;
        }
        Optional<SignatureRow> freed = signatures.deleteOldestWish(row.id().urnId(), row.addressKey()).stream()
                .findFirst();
        freed.ifPresent(gone -> letters.forget(List.of(gone.id())));
        return freed.filter(gone -> signatures.insert(row, gone.slot())).isPresent();
    }

    private Optional<SignatureId> askAgain(
            Petition petition, SignatureDraft draft, NewSignatureRow row, Signature same) {
        if (same.isConfirmed()) {
            addressOf(same)
                    .ifPresent(address ->
                            letters.tellSigned(petition, same.id(), address, draft.language(), clock.instant()));
            return Optional.empty();
        }
        signatures
                .correct(
                        same.id().urnId(),
                        same.id().uuid(),
                        row.language().code(),
                        row.country(),
                        row.departement(),
                        row.isNamePublic(),
                        row.wantsNews())
                .forEach(mail -> confirmAgain(petition, same, draft.language(), mail));
        return Optional.of(same.id());
    }

    /** To the address that was typed first: two that are counted as one mailbox may still be two. */
    private void confirmAgain(Petition petition, Signature row, Language language, int mail) {
        addressOf(row)
                .ifPresent(address -> letters.confirm(petition, row.id(), address, language, mail, row.askedAt()));
    }

    private Optional<EmailAddress> addressOf(Signature row) {
        return seals.address(row.id(), row.address());
    }

    private NewSignatureRow row(Petition petition, SignatureDraft draft, SignatureRole role, Instant now) {
        SignatureId id = new SignatureId(petition.urnId(), UUID.randomUUID());
        return new NewSignatureRow(
                id,
                seals.addressKey(petition.urnId(), draft.address()),
                seals.nameKey(petition.urnId(), draft.address(), draft.name()),
                role,
                seals.sealName(id, draft.name()),
                seals.sealAddress(id, draft.address()),
                draft.language(),
                draft.place().country().code(),
                draft.place()
                        .departement()
                        .map(departement -> departement.code())
                        .orElse(null),
                draft.isNamePublic(),
                draft.wantsNews(),
                now);
    }

    /**
     * Sends the mail of a wish once more, if there is one, fewer than five went out, and it could be confirmed now: of a
     * petition that is hidden or over, nothing is sent.
     */
    public void resend(Petition petition, SignatureRequest request) {
        transactions.write(() -> {
            if (petition.isHidden() || !petition.state().takesSignatures()) {
                return;
            }
            request.signature()
                    .ifPresent(id -> signatures
                            .find(id)
                            .ifPresent(row -> signatures
                                    .addMail(id.urnId(), id.uuid(), expiry())
                                    .forEach(mail -> confirmAgain(petition, row, row.language(), mail))));
        });
    }

    /** The signature that a code of one of its mails confirms; empty for every other code, and after ten of them. */
    public Optional<SignatureId> readCode(SignatureRequest request, String typed) {
        return transactions.write(() -> request.signature()
                .filter(id -> signatures.addTry(id.urnId(), id.uuid(), expiry(), MOST_TRIES).stream()
                        .anyMatch(mails -> seals.isCode(id, mails, typed))));
    }

    /** What was asked before that is too old to be confirmed. */
    private Instant expiry() {
        return clock.instant().minus(petitions.confirmWithin());
    }
}
