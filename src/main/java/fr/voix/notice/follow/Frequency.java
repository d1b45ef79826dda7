package fr.voix.notice.follow;

import fr.voix.base.text.Messages;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a reader wants to hear. */
enum Frequency {
    DAILY,
    /** On Mondays. */
    WEEKLY;

    private static final LocalTime AT = LocalTime.of(7, 0);

    /**
     * Digests end a little before they are made. What happened gets its time before it is committed: what would be committed
     * after a digest was made, with a time before its end, would be told by none.
     */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    /** Its name in forms and message keys. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is no such name. */
    static Optional<Frequency> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /** Until when the latest digest tells that is due now: ten minutes before the last seven o’clock in Paris. */
    Instant until(Instant now) {
        ZonedDateTime here = now.atZone(Messages.PARIS);
        ZonedDateTime due = here.with(AT);
        if (this == WEEKLY) {
            due = due.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
        if (due.isAfter(here)) {
            due = this == DAILY ? due.minusDays(1) : due.minusWeeks(1);
        }
        return due.toInstant().minus(SETTLED);
    }
}
