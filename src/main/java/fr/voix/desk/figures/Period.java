package fr.voix.desk.figures;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** How far figures look back; today is the last day. */
enum Period {
    WEEK(7),
    MONTH(30),
    QUARTER(90);

    private final int days;

    Period(int days) {
        this.days = days;
    }

    int days() {
        return days;
    }

    static Optional<Period> ofDays(int days) {
        return Arrays.stream(values()).filter(period -> period.days == days).findFirst();
    }

    LocalDate first(LocalDate today) {
        return today.minusDays(days - 1L);
    }
}
