package fr.voix.petition.author;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailService;
import fr.voix.petition.petition.Author;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import fr.voix.petition.petition.PetitionState;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/**
 * Writes to the author of whatever happens to a petition, as long as the address is known. An author whose petition came to
 * nothing may send the same words again.
 */
@Singleton
record AuthorListener(AuthorService authors, AuthorRepository rows, AuthorLetters letters, MailService mails)
        implements PetitionListener {

    private static final Set<PetitionState> NOTHING =
            EnumSet.of(PetitionState.LAPSED, PetitionState.WITHDRAWN, PetitionState.REFUSED);

    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        authors.find(petition.id()).ifPresent(author -> post(petition, event, author));
        if (NOTHING.contains(petition.state())) {
            rows.releaseText(petition.id());
        }
    }

    /** Whose letters to an author are. */
    static String owner(long petitionId) {
        return "author/" + petitionId;
    }

    private void post(Petition petition, PetitionEvent event, Author author) {
        letters.of(petition, event, author.language())
                .ifPresent(letter -> mails.post(new Mail(
                                new EmailAddress(author.address()),
                                author.language(),
                                letter,
                                "petition/" + petition.id() + "/" + event.number() + "/author")
                        .stoppable()
                        .ownedBy(owner(petition.id()))));
    }
}
