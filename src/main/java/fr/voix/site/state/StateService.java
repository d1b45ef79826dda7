package fr.voix.site.state;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.MailCheck;
import fr.voix.base.text.Messages;
import fr.voix.site.hour.RequestCounter;
import fr.voix.site.hour.RequestHour;
import fr.voix.vote.ballot.VoteCheck;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the service, and keeps for ninety days how it was. */
@Singleton
class StateService {

    static final int DAYS_KEPT = 90;

    private final StateRepository days;
    private final VoteCheck votes;
    private final MailCheck mail;
    private final RequestCounter requests;
    private final Transactions transactions;
    private final Clock clock;
    /** What could not be written: the database may be what is away. */
    private final Map<Key, DayState> unwritten =
            new TreeMap<>(Comparator.comparing(Key::day).thenComparing(Key::part));

    private record Key(LocalDate day, ServicePart part) {}

    StateService(
            StateRepository days,
            VoteCheck votes,
            MailCheck mail,
            RequestCounter requests,
            Transactions transactions,
            Clock clock) {
        this.days = days;
        this.votes = votes;
        this.mail = mail;
        this.requests = requests;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One look at all parts. */
    synchronized void look() {
        see(ServicePart.VOTES, votes.isOpen());
        mail.isInTime().ifPresent(isInTime -> see(ServicePart.MAIL, isInTime));
        RequestHour.Count pages = requests.takePages();
        if (pages.total() > 0) {
            see(ServicePart.PAGES, pages.good(), pages.total());
        }
        LocalDate today = today();
        transactions.write(() -> {
            days.add(unwritten.values());
            days.deleteBefore(today.minusDays(DAYS_KEPT - 1));
        });
        unwritten.clear();
    }

    private void see(ServicePart part, boolean isWell) {
        see(part, isWell ? 1 : 0, 1);
    }

    private void see(ServicePart part, long good, long total) {
        unwritten.merge(
                new Key(today(), part),
                new DayState(today(), part, good, total),
                (known, seen) ->
                        new DayState(seen.day(), part, known.good() + seen.good(), known.total() + seen.total()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Messages.PARIS);
    }

    /** The latest day first. */
    List<DayState> days() {
        return days.findAll();
    }
}
