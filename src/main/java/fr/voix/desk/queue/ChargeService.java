package fr.voix.desk.queue;

import fr.voix.base.database.Transactions;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.lock.LockService;
import fr.voix.desk.page.ActResult;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entrusts a scrutin to a colleague, or leaves it for later with a note of the team. What waits is handed out accordingly. */
@Singleton
record ChargeService(
        ChargeRepository charges,
        ModeratorService moderators,
        LockService locks,
        Transactions transactions,
        Clock clock) {

    static final int LONGEST_NOTE = 500;
    private static final int MOST = 30;

    /** The addresses of those whom these name, by number. */
    Map<Integer, String> mailsOf(Collection<Charge> some) {
        return moderators.mailsOf(some.stream()
                .flatMap(charge -> Stream.of(charge.writtenBy(), charge.moderatorId()))
                .filter(Objects::nonNull)
                .toList());
    }

    Optional<Charge> of(String uid) {
        return charges.of(List.of(uid)).stream().findFirst();
    }

    /** By scrutin; those that are nobody's in particular are absent. */
    Map<String, Charge> of(Collection<String> uids) {
        return charges.of(uids).stream().collect(Collectors.toMap(Charge::scrutinUid, Function.identity()));
    }

    /** The addresses of those to whom something can be entrusted. */
    Map<Integer, String> colleagues() {
        return moderators.deciding();
    }

    List<String> entrustedTo(int moderatorId) {
        return charges.entrustedTo(moderatorId, MOST);
    }

    /** The lock of whoever hands it over ends: it is no longer theirs. */
    ActResult act(String uid, ChargeForm form, int by) {
        var isLater = form.act().equals("tard");
        if (form.act().equals("rendre")) {
            return done(form.seenAt()
                    .map(seen -> transactions.write(() -> charges.drop(uid, seen)))
                    .orElse(false));
        }
        var to = isLater ? Optional.<Integer>empty() : form.chosen().filter(colleagues()::containsKey);
        if (!isLater && to.isEmpty()) {
            return new ActResult.Refused("colleague", "who");
        }
        if (isLater && form.note().isEmpty()) {
            return new ActResult.Refused("note", "note");
        }
        if (form.note().length() > LONGEST_NOTE) {
            return new ActResult.Refused("note", "long");
        }
        var charge = new Charge(
                uid,
                to.orElse(null),
                isLater,
                form.note(),
                by,
                // as the database keeps it: the page gives it back
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        boolean isPut =
                transactions.write(() -> charges.put(charge, form.seenAt().orElse(null)));
        if (isPut) {
            locks.release(uid, by);
        }
        return done(isPut);
    }

    private static ActResult done(boolean isDone) {
        return isDone ? new ActResult.Done("charge") : new ActResult.Conflict("changed");
    }

    /** What was decided is nobody's charge any more. */
    void settle(Collection<String> uids) {
        transactions.write(() -> charges.dropAll(uids));
    }
}
