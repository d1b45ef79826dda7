package fr.voix.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three working days that authors are promised. */
class WorkingDaysTest {

    @ParameterizedTest
    @CsvSource({
        // Wednesday to Monday
        "2026-11-25, 2026-11-30",
        "2026-11-27, 2026-12-02",
        // from a Saturday, Monday is the first one
        "2026-11-28, 2026-12-02",
        // over Christmas, a Friday
        "2026-12-23, 2026-12-29",
        // over Ascension, Thursday 14 May 2026, and over the Friday after it, which is none
        "2026-05-12, 2026-05-18",
        // over Easter Monday, 6 April 2026
        "2026-04-02, 2026-04-08",
        // over Whit Monday, 25 May 2026
        "2026-05-22, 2026-05-28"
    })
    void three_of_them_end_on_that_day(LocalDate from, LocalDate last) {
        assertThat(WorkingDays.after(from, 3)).isEqualTo(last);
    }

    @Test
    void no_year_has_more_than_eleven_holidays() {
        for (int year = 2024; year < 2040; year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            long holidays = Stream.iterate(first, day -> day.plusDays(1))
                    .limit(first.lengthOfYear())
                    .filter(day -> day.getDayOfWeek().getValue() < 6 && !WorkingDays.isOne(day))
                    .count();
            assertThat(holidays).as("on weekdays of %s", year).isBetween(6L, 11L);
        }
    }
}
