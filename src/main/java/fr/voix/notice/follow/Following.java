package fr.voix.notice.follow;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.MailService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.urn.note.ErasureFileStore;
import fr.voix.urn.note.ErasureListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Follows from the wish to the end. A reader who asks gets the same answer whatever is stored: the rest is said by mail alone.
 */
@Singleton
record Following(
        FollowRepository follows,
        SubjectNames subjects,
        FollowSeal seals,
        FollowLetterService letters,
        MailService mails,
        FollowConfig config,
        ErasureFileStore erasures,
        Transactions transactions,
        Clock clock)
        implements ErasureListener {

    private static final String KIND = "follow";

    /** Writes to the address, unless it had enough letters. */
    void ask(NamedSubject named, EmailAddress address, Frequency frequency, Language language) {
        transactions.write(() -> {
            Followed subject = named.subject();
            UUID id = UUID.randomUUID();
            UUID key = seals.addressKey(subject, address);
            Instant now = clock.instant();
            byte[] sealed = seals.seal(id, address);
            if (follows.insert(id, subject.kind(), subject.key(), key, sealed, language.code(), frequency, now) == 1) {
                letters.confirm(follows.find(id).orElseThrow(), named, address);
                return;
            }
            List<UUID> again = follows.again(subject.kind(), subject.key(), key, frequency, language.code());
            if (!again.isEmpty()) {
                letters.confirm(follows.find(again.getFirst()).orElseThrow(), named, address);
            } else {
                follows.find(subject.kind(), subject.key(), key)
                        .filter(Follow::isConfirmed)
                        .ifPresent(known -> letters.tellKnown(known, named, address, now));
            }
        });
    }

    /** Also one that waits for its confirmation; one that waited too long is as good as erased. */
    Optional<Follow> find(UUID id) {
        Instant oldest = clock.instant().minus(config.confirmWithin());
        return follows.find(id)
                .filter(follow -> follow.isConfirmed() || follow.askedAt().isAfter(oldest));
    }

    /** As often as anybody likes; what it is then, empty when there is nothing to confirm any more. */
    public Optional<Follow> confirm(UUID id) {
        return transactions.write(() -> {
            Instant now = clock.instant();
            follows.confirm(
                    id,
                    now.atZone(Messages.PARIS).toLocalDate(),
                    Frequency.DAILY.until(now),
                    now.minus(config.confirmWithin()));
            return find(id).filter(Follow::isConfirmed);
        });
    }

    public Optional<Follow> change(UUID id, Frequency frequency) {
        return transactions.write(() -> {
            follows.updateFrequency(id, frequency);
            return find(id).filter(Follow::isConfirmed);
        });
    }

    /** Nothing of it is kept, and nothing sent any more. */
    void stop(UUID id) {
        erasures.noted(
                () -> transactions.write(() -> {
                    follows.delete(id);
                    mails.forget(List.of(Follow.owner(id)));
                    return id;
                }),
                // which one says nothing once its row is gone
                () -> erasures.note(KIND, "all", id.toString()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean eraseAgain(String id) {
        stop(UUID.fromString(id));
        return true;
    }

    Optional<NamedSubject> named(Follow follow, Language language) {
        return subjects.find(follow.subject(), language);
    }

    /** Erases follows that were not confirmed in time. */
    public int purge() {
        return transactions.write(() -> {
            List<UUID> gone = follows.deleteUnconfirmed(clock.instant().minus(config.confirmWithin()));
            mails.forget(gone.stream().map(Follow::owner).toList());
            return gone.size();
        });
    }
}
