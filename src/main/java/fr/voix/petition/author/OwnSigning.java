package fr.voix.petition.author;

import fr.voix.base.mail.EmailAddress;
import fr.voix.petition.author.AuthorRepository.Residence;
import fr.voix.petition.petition.Author;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.place.Country;
import fr.voix.petition.place.DepartementService;
import fr.voix.petition.place.Place;
import fr.voix.petition.signature.SignatoryName;
import fr.voix.petition.signature.SignatureConfirmation;
import fr.voix.petition.signature.SignatureDraft;
import fr.voix.petition.signature.SignatureErasure;
import fr.voix.petition.signature.SignatureResult;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Counts an author's own signature, once the address is confirmed. The writer of signatures has transactions of its own, so
 * this comes after; whatever happens in between, the job asks again, and the signature is there once.
 */
@Singleton
record OwnSigning(
        PetitionService petitions,
        AuthorService authors,
        AuthorRepository rows,
        DepartementService departements,
        SignatureConfirmation signatures,
        SignatureErasure retention,
        Clock clock) {

    void sign(long petitionId) {
        Optional<Petition> petition = open(petitionId);
        Optional<Residence> row = rows.find(petitionId).filter(one -> !one.hasSigned());
        Optional<Author> author = authors.find(petitionId);
        if (petition.isPresent()
                && row.isPresent()
                && author.isPresent()
                && isSettled(petitionId, signatures.signAsAuthor(petition.get(), draft(author.get(), row.get())))) {
            rows.updateSigned(petitionId, clock.instant());
        }
    }

    /** It counts, and belongs to no person any more. */
    void forget(long petitionId) {
        petitions.find(petitionId).map(Petition::urnId).ifPresent(retention::eraseAuthor);
    }

    /** One that is hidden is signed when it is shown again. */
    private Optional<Petition> open(long petitionId) {
        return petitions.find(petitionId).filter(one -> one.state().takesSignatures() && !one.isHidden());
    }

    /**
     * Whether nothing is left to be done: also when two others of the author's mailbox signed before, and when the urn takes
     * nothing though the petition does. The job would ask for ever.
     */
    private boolean isSettled(long petitionId, Optional<SignatureResult> result) {
        return result.isEmpty()
                || result.get() instanceof SignatureResult.Counted
                || result.get() instanceof SignatureResult.Closed
                        && open(petitionId).isPresent();
    }

    /** Their name stands beside the petition; in the list of signatories it need not. */
    private SignatureDraft draft(Author author, Residence row) {
        Place place = new Place(
                Country.find(row.country()).orElseThrow(),
                Optional.ofNullable(row.departement()).flatMap(departements::find));
        return new SignatureDraft(
                SignatoryName.parse(author.name()).orElseThrow(),
                new EmailAddress(author.address()),
                author.language(),
                place,
                false,
                false);
    }
}
