package fr.voix.petition.author;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailService;
import fr.voix.petition.petition.Author;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.place.Departement;
import fr.voix.urn.note.ErasureFileStore;
import fr.voix.urn.note.ErasureListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What an author does: writes a petition, and what follows by the private link. */
@Singleton
record PetitionAuthoring(
        PetitionService petitions,
        AuthorService authors,
        AuthorRepository rows,
        AuthorLinks links,
        AuthorLetters letters,
        MailService mails,
        OwnSigning ownSignatures,
        ErasureFileStore erasures,
        Transactions transactions,
        Clock clock)
        implements ErasureListener {

    private static final String KIND = "author";

    private static final Duration BETWEEN_LINKS = Duration.ofMinutes(15);
    private static final int MOST_LINKS = 10;

    /**
     * Writes a petition down, as a draft, whose author is sent a link. A form that is sent twice makes one petition and one mail:
     * the database has the words of each author once.
     */
    void write(PetitionReading.Fit fit) {
        transactions.write(() -> {
            Petition petition = petitions.write(fit.draft());
            int written = rows.insert(
                    petition.id(),
                    links.key(fit.address()),
                    petition.text().sha256(),
                    fit.place().country().code(),
                    fit.place().departement().map(Departement::code).orElse(null),
                    clock.instant());
            if (written == 0) {
                transactions.undo();
            }
        });
    }

    /** Confirms the address; the author's own signature follows, by the job if not at once. */
    ChangeResult confirm(long id) {
        ChangeResult result =
                petitions.change(id, PetitionState.SPONSORING, EventDraft.of(EventKind.CONFIRMED, EventActor.AUTHOR));
        if (result instanceof ChangeResult.Changed) {
            ownSignatures.sign(id);
        }
        return result;
    }

    ChangeResult withdraw(long id) {
        return petitions.change(id, PetitionState.WITHDRAWN, EventDraft.of(EventKind.WITHDRAWN, EventActor.AUTHOR));
    }

    /** Of one that is refused as the duplicate of another: who comes to it is sent there; nobody's signature moves. */
    ChangeResult handOver(long id) {
        return transactions.write(() -> petitions
                .lock(id)
                .filter(petition -> petition.state() == PetitionState.REFUSED)
                .flatMap(petition -> PetitionService.duplicated(petitions.events(id)))
                .filter(event -> event.kind() == EventKind.REFUSED
                        && petitions
                                .findShown(event.existingId())
                                .filter(existing -> existing.state().isSignable())
                                .isPresent())
                .map(event -> petitions.note(
                        id,
                        EventDraft.of(EventKind.HANDED_OVER, EventActor.AUTHOR).beside(event.existingId())))
                .orElseGet(ChangeResult.UnknownPetition::new));
    }

    /** False while answers may still be awaited. */
    boolean forget(long id) {
        var forgotten = new AtomicReference<Petition>();
        Supplier<Boolean> work = () -> {
            boolean isDone = petitions.forgetAuthor(id);
            if (isDone) {
                rows.delete(id);
                ownSignatures.forget(id);
                mails.forget(List.of(AuthorListener.owner(id)));
                petitions.find(id).ifPresent(forgotten::set);
            }
            return isDone;
        };
        return erasures.noted(
                () -> transactions.write(work),
                () -> Optional.ofNullable(forgotten.get())
                        .ifPresent(petition -> erasures.note(KIND, Long.toString(id), name(petition))));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean eraseAgain(String id) {
        long number = Long.parseLong(id.substring(0, id.indexOf(' ')));
        return petitions
                        .find(number)
                        .filter(petition -> name(petition).equals(id))
                        .isEmpty()
                || forget(number);
    }

    /** With its time: behind a restore another petition may have the same number. */
    private static String name(Petition petition) {
        return petition.id() + " " + petition.createdAt();
    }

    /** Sends the links of an author's petitions. A person who has none gets nothing, and no word about it. */
    void sendLinks(EmailAddress typed) {
        transactions.write(() -> {
            Instant now = clock.instant();
            List<AskedRow> asked = rows.ask(links.key(typed), now, now.minus(BETWEEN_LINKS), MOST_LINKS);
            if (asked.isEmpty()) {
                return;
            }
            List<Petition> found = asked.stream()
                    .map(one -> petitions.find(one.petitionId()))
                    .flatMap(Optional::stream)
                    .toList();
            AskedRow first = asked.getFirst();
            authors.find(first.petitionId()).ifPresent(author -> mails.post(mail(author, found, first)));
        });
    }

    /** To the address that was confirmed, not to another spelling of it. */
    private Mail mail(Author author, List<Petition> found, AskedRow first) {
        return new Mail(
                        new EmailAddress(author.address()),
                        author.language(),
                        letters.links(found, author.language()),
                        "petition/" + first.petitionId() + "/link/" + first.links())
                .stoppable()
                .ownedBy(AuthorListener.owner(first.petitionId()));
    }
}
