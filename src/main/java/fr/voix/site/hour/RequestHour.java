package fr.voix.site.hour;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The requests of one class within one hour. */
public record RequestHour(Instant hour, String requestClass) {

    static RequestHour of(RequestClass requestClass, Instant now) {
        return new RequestHour(now.truncatedTo(ChronoUnit.HOURS), requestClass.code());
    }

    /**
     * How many there were.
     *
     * @param good that were answered without a fault of ours
     */
    public record Count(long good, long total) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count more) {
            return new Count(good + more.good, total + more.total);
        }
    }
}
