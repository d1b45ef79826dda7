package fr.voix.petition.petition;

import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who started a petition: sealed in the table with a key that is not in the database. */
@Singleton
public class AuthorService {

    private final PetitionRepository petitions;
    private final SecretSeal seal;

    AuthorService(PetitionRepository petitions, Secrets secrets) {
        this.petitions = petitions;
        this.seal = secrets.seal("voix-petition-author-v1");
    }

    void seal(long petitionId, Author author) {
        petitions.updateAuthor(
                petitionId, seal(petitionId, "name", author.name()), seal(petitionId, "address", author.address()));
    }

    /** As shown; empty once it is erased. Whether it may be shown is the petition's {@code isAuthorHidden}. */
    public Optional<String> name(long petitionId) {
        return petitions.author(petitionId).flatMap(stored -> open(petitionId, "name", stored.name()));
    }

    /** With the address, to write to; empty once that is erased. */
    public Optional<Author> find(long petitionId) {
        return petitions
                .author(petitionId)
                .flatMap(stored -> open(petitionId, "address", stored.address())
                        .map(address -> new Author(
                                open(petitionId, "name", stored.name()).orElse(""),
                                address,
                                Language.ofCode(stored.language()))));
    }

    /** Forgets the person; the petition stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(long petitionId) {
        petitions.updateAuthor(petitionId, null, null);
    }

    /** No letter goes to them any more; the name stays with the petition. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void eraseAddress(long petitionId) {
        petitions.eraseAuthorAddress(petitionId);
    }

    /** The language of the mails to come. */
    public void changeLanguage(long petitionId, Language language) {
        petitions.updateLanguage(petitionId, language.code());
    }

    private byte[] seal(long petitionId, String field, String text) {
        return seal.sealText(text, context(petitionId, field));
    }

    private Optional<String> open(long petitionId, String field, @Nullable byte[] sealed) {
        return seal.openText(sealed, context(petitionId, field));
    }

    private static String context(long petitionId, String field) {
        return "petition " + petitionId + " " + field;
    }
}
