package fr.voix.site.hour;

import fr.voix.base.answer.RequestCounts;
import fr.voix.base.database.Transactions;
import fr.voix.site.hour.RequestHour.Count;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Counts in memory what this instance answered, and adds it now and then to what all instances did. */
@Singleton
public class RequestCounter implements RequestCounts {

    /** Longer than the register may lag behind. */
    private static final int KEPT_DAYS = 7;

    private static final int FAULT = 500;

    /** Longer than between two times that all is told. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private final RequestHourRepository hours;
    private final Transactions transactions;
    private final Clock clock;
    /** Without a lock: all event loops count in the same hour. */
    private final Map<RequestHour, AtomicReference<Count>> counts = new ConcurrentHashMap<>();

    private final AtomicReference<Count> pages = new AtomicReference<>(Count.NONE);
    private volatile Told told = new Told(Instant.MAX, Instant.MIN);

    /**
     * When all was told.
     *
     * @param since from when on that never failed for long
     */
    private record Told(Instant since, Instant last) {}

    RequestCounter(RequestHourRepository hours, Transactions transactions, Clock clock) {
        this.hours = hours;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Another one, of which nobody is told. */
    RequestCounter untold() {
        return new RequestCounter(hours, transactions, clock);
    }

    /** Called by event loops. */
    void count(RequestClass requestClass, int status) {
        Count one = new Count(status < FAULT ? 1 : 0, 1);
        add(RequestHour.of(requestClass, clock.instant()), one);
        if (requestClass == RequestClass.PAGE) {
            pages.accumulateAndGet(one, Count::plus);
        }
    }

    private void add(RequestHour hour, Count count) {
        AtomicReference<Count> known = counts.get(hour);
        if (known == null) {
            known = counts.computeIfAbsent(hour, absent -> new AtomicReference<>(Count.NONE));
        }
        known.accumulateAndGet(count, Count::plus);
    }

    @Override
    public IntConsumer of(String method, String address) {
        return RequestClass.of(method, address)
                .map(requestClass -> (IntConsumer) status -> count(requestClass, status))
                .orElse(status -> {});
    }

    /** The pages that this instance answered since this was asked. */
    public Count takePages() {
        return pages.getAndSet(Count.NONE);
    }

    /** Since when nothing waits here for long; empty while something may. */
    Optional<Instant> toldSince() {
        Told now = told;
        return now.last.isBefore(clock.instant().minus(PAUSE)) ? Optional.empty() : Optional.of(now.since);
    }

    /** What cannot be written stays for the next time, a week at most. */
    synchronized void flush() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant oldest = now.minus(KEPT_DAYS, ChronoUnit.DAYS);
        counts.keySet().removeIf(hour -> hour.hour().isBefore(oldest));
        Map<RequestHour, Count> taken = new HashMap<>();
        counts.forEach((hour, count) -> taken.put(hour, count.getAndSet(Count.NONE)));
        taken.values().removeIf(Count.NONE::equals);
        try {
            transactions.write(() -> {
                hours.add(taken);
                hours.deleteBefore(oldest);
            });
            told = new Told(told.last.isBefore(now.minus(PAUSE)) ? now : told.since, now);
        } catch (RuntimeException e) {
            taken.forEach(this::add);
            throw e;
        }
    }
}
