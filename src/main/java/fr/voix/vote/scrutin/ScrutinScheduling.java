package fr.voix.vote.scrutin;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.UrnGuard;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Scheduled closings. */
@Singleton
public record ScrutinScheduling(
        ScheduleRepository schedule,
        ScrutinClosing closures,
        UrnGuard guard,
        BeanProvider<ScheduleListener> listeners,
        PublicVersion publicVersion,
        Transactions transactions,
        Clock clock) {

    private static final int MOST_AT_ONCE = 500;

    /** When a Scrutin will close; empty without a date. */
    public Optional<Instant> closesAt(String scrutinUid) {
        return schedule.find(scrutinUid).map(DueClosing::dueAt);
    }

    /** The next closings, the earliest first. */
    public List<DueClosing> next(int most) {
        return schedule.findNext(most);
    }

    /** @param at null to drop the scheduled closing */
    public ScheduleResult schedule(String scrutinUid, @Nullable Instant at) {
        return transactions.write(() -> {
            Instant to = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
            if (to != null && !to.isAfter(clock.instant())) {
                return new ScheduleResult.Past();
            }
            // under the urn's lock, so that no moderator opens or closes it meanwhile
            Optional<UrnDraft> urn = closures.lock(scrutinUid);
            if (urn.isEmpty()) {
                return new ScheduleResult.UnknownScrutin();
            }
            if (!urn.get().isOpen()) {
                return new ScheduleResult.AlreadyClosed();
            }
            Instant before = closesAt(scrutinUid).orElse(null);
            if (to == null) {
                schedule.delete(scrutinUid);
            } else {
                schedule.upsert(scrutinUid, to);
            }
            publicVersion.bump();
            return new ScheduleResult.Scheduled(before, to);
        });
    }

    /** Due closings, the earliest first. */
    public List<DueClosing> due() {
        return guard.isReadOnly()
                ? List.of()
                : schedule.findDue(clock.instant(), MOST_AT_ONCE).stream()
                        .filter(closing -> !guard.isReadOnly(closing.scrutinUid()))
                        .toList();
    }

    /**
     * Carries out a due closing and calls the listeners in the same transaction. The row is deleted under the lock of the urn, so
     * that of two instances the second finds nothing to do and gets false.
     */
    public boolean carryOut(DueClosing due) {
        return transactions.write(() -> {
            String uid = due.scrutinUid();
            closures.lock(uid);
            if (guard.isReadOnly(uid) || schedule.deleteDue(uid, clock.instant()) == 0) {
                return false;
            }
            if (closures.close(uid) instanceof ClosureResult.Closed closed) {
                listeners.stream().forEach(listener -> listener.onCarriedOut(uid, closed.closure()));
            }
            return true;
        });
    }
}
