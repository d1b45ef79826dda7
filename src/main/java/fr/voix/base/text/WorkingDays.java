package fr.voix.base.text;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** Days on which people work in France: neither weekends nor the eleven public holidays. */
public final class WorkingDays {

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));

    /** Easter Monday, Ascension and Whit Monday, in days after Easter. */
    private static final Set<Integer> MOVABLE = Set.of(1, 39, 50);

    private WorkingDays() {}

    /** The day that is this many working days later. */
    public static LocalDate after(LocalDate day, int days) {
        LocalDate last = day;
        for (int left = days; left > 0; ) {
            last = last.plusDays(1);
            left -= isOne(last) ? 1 : 0;
        }
        return last;
    }

    static boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !FIXED.contains(MonthDay.from(day))
                && MOVABLE.stream()
                        .noneMatch(
                                after -> easter(day.getYear()).plusDays(after).equals(day));
    }

    /** By the Gregorian computus (Meeus, Jones, Butcher). */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int h = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - h - year % 100 % 4) % 7;
        int days = h + l - 7 * ((golden + 11 * h + 22 * l) / 451) + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
