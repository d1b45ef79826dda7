package fr.voix.site.hour;

import fr.voix.base.database.Transactions;
import fr.voix.site.hour.RequestHour.Count;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts in memory what this instance answered, and adds it now and then to what all instances did. */
@Singleton
class RequestCounter {

    /** Longer than the register may lag behind. */
    private static final int KEPT_DAYS = 7;

    private static final int FAULT = 500;

    private final RequestHourRepository hours;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<RequestHour, Count> counts = new ConcurrentHashMap<>();

    RequestCounter(RequestHourRepository hours, Transactions transactions, Clock clock) {
        this.hours = hours;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Called by event loops. */
    void count(RequestClass requestClass, int status) {
        counts.merge(RequestHour.of(requestClass, clock.instant()), new Count(status < FAULT ? 1 : 0, 1), Count::plus);
    }

    /** What cannot be written stays for the next time. */
    synchronized void flush() {
        Map<RequestHour, Count> taken = new ConcurrentHashMap<>();
        counts.keySet().forEach(hour -> taken.put(hour, counts.remove(hour)));
        try {
            transactions.write(() -> {
                hours.add(taken);
                hours.deleteBefore(clock.instant().minus(KEPT_DAYS, ChronoUnit.DAYS));
            });
        } catch (RuntimeException e) {
            taken.forEach((hour, count) -> counts.merge(hour, count, Count::plus));
            throw e;
        }
    }
}
