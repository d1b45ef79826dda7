package fr.voix.notice.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T06:59:59, 2026-11-24T06:50",
        "2026-11-25T07:00, 2026-11-25T06:50",
        "2026-11-25T23:59, 2026-11-25T06:50",
        // the clocks go forward, and back
        "2027-03-28T06:59, 2027-03-27T06:50",
        "2027-03-28T07:00, 2027-03-28T06:50",
        "2027-03-29T06:59, 2027-03-28T06:50",
        "2026-10-25T06:59, 2026-10-24T06:50",
        "2026-10-25T07:00, 2026-10-25T06:50",
        "2027-01-01T00:00, 2026-12-31T06:50",
    })
    void a_daily_digest_is_due_at_seven_in_paris_and_ends_ten_minutes_before(String now, String until) {
        assertThat(Frequency.DAILY.until(paris(now))).isEqualTo(paris(until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T06:59, 2026-11-16T06:50",
        "2026-11-23T07:00, 2026-11-23T06:50",
        "2026-11-29T23:00, 2026-11-23T06:50",
        // the Mondays around a change of the clocks
        "2027-03-29T06:59, 2027-03-22T06:50",
        "2027-03-29T07:00, 2027-03-29T06:50",
        "2026-10-26T06:59, 2026-10-19T06:50",
        "2026-10-26T07:00, 2026-10-26T06:50",
    })
    void a_weekly_digest_is_due_on_monday(String now, String until) {
        assertThat(Frequency.WEEKLY.until(paris(now))).isEqualTo(paris(until));
    }

    @Test
    void in_a_year_there_is_one_digest_each_day_and_each_monday_whatever_the_clocks_do() {
        var days = new TreeSet<Instant>();
        var weeks = new TreeSet<Instant>();
        var start = paris("2026-03-01T12:00");
        for (var now = start; now.isBefore(paris("2027-03-01T12:00")); now = now.plus(Duration.ofMinutes(30))) {
            days.add(Frequency.DAILY.until(now));
            weeks.add(Frequency.WEEKLY.until(now));
            assertThat(Frequency.DAILY.until(now)).isBeforeOrEqualTo(now.minus(Duration.ofMinutes(10)));
        }
        assertThat(days).hasSize(366).allMatch(day -> day.atZone(PARIS).getHour() == 6);
        assertThat(weeks).hasSize(54).isSubsetOf(withFirst(days, weeks.first()));
    }

    private static TreeSet<Instant> withFirst(TreeSet<Instant> days, Instant first) {
        var all = new TreeSet<>(days);
        all.add(first);
        return all;
    }
}
