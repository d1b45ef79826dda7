package fr.voix.petition.petition;

import fr.voix.base.database.Transactions;
import fr.voix.base.secret.Secrets;
import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who started a petition: sealed in the table with a key that is not in the database. */
@Singleton
public record AuthorService(PetitionRepository petitions, Secrets secrets, Transactions transactions) {

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
    public void erase(long petitionId) {
        transactions.require();
        petitions.updateAuthor(petitionId, null, null);
    }

    /** No letter goes to them any more; the name stays with the petition. */
    public void eraseAddress(long petitionId) {
        transactions.require();
        petitions.eraseAuthorAddress(petitionId);
    }

    /** The language of the mails to come. */
    public void changeLanguage(long petitionId, Language language) {
        petitions.updateLanguage(petitionId, language.code());
    }

    private byte[] seal(long petitionId, String field, String text) {
        return secrets.seal("voix-petition-author-v1").sealText(text, context(petitionId, field));
    }

    private Optional<String> open(long petitionId, String field, @Nullable byte[] sealed) {
        return secrets.seal("voix-petition-author-v1").openText(sealed, context(petitionId, field));
    }

    private static String context(long petitionId, String field) {
        return "petition " + petitionId + " " + field;
    }
}
