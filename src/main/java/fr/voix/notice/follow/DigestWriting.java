package fr.voix.notice.follow;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailService;
import fr.voix.base.text.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes digests, a batch in a transaction: the letters are written down and the followers count as told, or neither. A follower
 * who was not told in time, because no instance ran, is told once, by the first instance that runs.
 */
@Singleton
record DigestWriting(
        FollowRepository follows,
        HappeningRepository happenings,
        SubjectNames subjects,
        DigestLetterService letters,
        MailService mails,
        FollowConfig config,
        Transactions transactions,
        Clock clock) {

    /** At most so many of one sort of news about one subject; the rest stands on the subject’s page. */
    static final int MOST = 20;

    /** Tells some followers what is due; how many were looked at, those with no news included. */
    int tell(Frequency frequency) {
        return transactions.write(() -> {
            Instant until = frequency.until(clock.instant());
            List<Follow> due = follows.claim(frequency, until, config.batch());
            if (due.isEmpty()) {
                return 0;
            }
            Map<Followed, List<Happening>> all = happenings(due, until);
            List<Digest> digests = digests(due, all, until);
            List<Mail> written = new ArrayList<>(letters.letters(digests));
            // instances that write the same references wait for each other, in one order
            written.sort((one, other) -> one.reference().compareTo(other.reference()));
            mails.postAll(written);
            follows.updateTold(due.stream().map(Follow::id).toList(), until);
            return due.size();
        });
    }

    /** One query for each kind, from where the follower who was told least of it stands. */
    private Map<Followed, List<Happening>> happenings(List<Follow> due, Instant until) {
        Map<SubjectKind, Map<String, Instant>> asked = new HashMap<>();
        for (Follow follow : due) {
            asked.computeIfAbsent(follow.subject().kind(), kind -> new HashMap<>())
                    .merge(
                            follow.subject().key(),
                            follow.lastSentUntil(),
                            (one, other) -> one.isBefore(other) ? one : other);
        }
        return asked.entrySet().stream()
                .map(one -> happenings.find(one.getKey(), one.getValue(), until, MOST + 1))
                .flatMap(Collection::stream)
                .collect(Collectors.groupingBy(Happening::subject));
    }

    private List<Digest> digests(List<Follow> due, Map<Followed, List<Happening>> all, Instant until) {
        Map<Language, List<Follow>> byLanguage = due.stream()
                .filter(follow -> all.containsKey(follow.subject()))
                .collect(Collectors.groupingBy(Follow::language));
        List<Digest> digests = new ArrayList<>();
        byLanguage.forEach((language, some) -> {
            Map<Followed, NamedSubject> named =
                    subjects.names(some.stream().map(Follow::subject).toList(), language);
            some.stream()
                    .filter(follow -> named.containsKey(follow.subject()))
                    .map(follow -> Digest.of(follow, named.get(follow.subject()), until, all.get(follow.subject())))
                    .filter(digest -> !digest.isEmpty())
                    .forEach(digests::add);
        });
        return digests;
    }

    /**
     * What one follower is told: what happened to the subject since they were told last.
     *
     * @param news by its sort, the latest first; none is empty
     */
    record Digest(Follow follow, NamedSubject subject, Instant until, Map<Happening.What, List<Happening>> news) {

        /** @param all of the subject, the latest first; also what this follower knows already */
        static Digest of(Follow follow, NamedSubject subject, Instant until, List<Happening> all) {
            Map<Happening.What, List<Happening>> news = new EnumMap<>(Happening.What.class);
            for (Happening.What what : Happening.What.values()) {
                List<Happening> some = all.stream()
                        .filter(one -> one.what() == what && one.isWithin(follow.lastSentUntil(), until))
                        .toList();
                if (!some.isEmpty()) {
                    news.put(what, some);
                }
            }
            return new Digest(follow, subject, until, news);
        }

        boolean isEmpty() {
            return news.isEmpty();
        }
    }
}
