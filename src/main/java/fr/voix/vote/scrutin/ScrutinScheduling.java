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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Openings and closings that are set for later. */
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

    public Schedule of(String scrutinUid) {
        return Schedule.of(schedule.find(scrutinUid));
    }

    /** What is set, by Scrutin, the earliest first. */
    public Map<String, Schedule> next(int mostScrutins) {
        return schedule.findNext(mostScrutins).stream()
                .collect(Collectors.groupingBy(
                        DueAct::scrutinUid,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Schedule::of)));
    }

    /** @param at null to drop what was set */
    public ScheduleResult schedule(String scrutinUid, ScheduledAct act, @Nullable Instant at) {
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
            Schedule before = of(scrutinUid);
            Schedule after =
                    act == ScheduledAct.OPEN ? new Schedule(to, before.closesAt()) : new Schedule(before.opensAt(), to);
            if (!after.fits(urn.get().isOpen())) {
                return new ScheduleResult.DoesNotFit(urn.get().isOpen());
            }
            if (to == null) {
                schedule.delete(scrutinUid, act);
            } else {
                schedule.upsert(scrutinUid, act, to);
            }
            tellCalendars(scrutinUid, before.closesAt(), after.closesAt());
            publicVersion.bump();
            return new ScheduleResult.Scheduled(before, after);
        });
    }

    private void tellCalendars(String scrutinUid, @Nullable Instant before, @Nullable Instant after) {
        if (Objects.equals(before, after)) {
            return;
        }
        Instant now = clock.instant();
        if (after == null) {
            schedule.withdrawNotice(scrutinUid, now);
        } else {
            schedule.upsertNotice(scrutinUid, after, now);
        }
    }

    /** What is due now, the earliest first; of a Scrutin with several acts the first one. */
    public List<DueAct> due() {
        return guard.isReadOnly()
                ? List.of()
                : schedule.findDue(clock.instant(), MOST_AT_ONCE).stream()
                        .filter(act -> !guard.isReadOnly(act.scrutinUid()))
                        .toList();
    }

    /**
     * Carries out an act that is due, and tells the listeners in the same transaction. The row of what is due is deleted under
     * the lock of the urn: whichever instance comes second finds nothing to do, and is told false.
     */
    public boolean carryOut(DueAct due) {
        return transactions.write(() -> {
            String uid = due.scrutinUid();
            closures.lock(uid);
            if (guard.isReadOnly(uid) || schedule.deleteDue(uid, due.act(), clock.instant()) == 0) {
                return false;
            }
            ClosureResult result = due.act() == ScheduledAct.OPEN ? closures.reopen(uid) : closures.close(uid);
            listeners.stream().forEach(listener -> listener.onCarriedOut(uid, due.act(), result));
            return true;
        });
    }
}
