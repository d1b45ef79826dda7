package fr.voix.desk.figures;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * How the classifying goes. Nothing of it is about one person.
 *
 * @param waiting scrutins without a theme, now
 * @param days in their order, today last
 * @param filed scrutins that were classified for the first time in these days
 * @param untilFiled median time from a scrutin's opening to its first decision; null when none was filed
 * @param paces how often a colleague went from one decision to the next without a break
 * @param pace median of these times; null when there are too few of them to say anything
 */
record Figures(long waiting, List<Day> days, long filed, Duration untilFiled, long paces, Duration pace) {

    /** Below that, a median says more about chance, or about one colleague, than about the work. */
    static final int FEWEST_PACES = 10;

    /**
     * @param decisions taken by people on that day
     * @param waiting scrutins without a theme at its end
     * @param delayMinutes median time that scrutins first decided on that day had waited; 0 when there was none
     */
    @MappedEntity
    record Day(@Id LocalDate day, long decisions, long waiting, long delayMinutes) {}

    long decisions() {
        return days.stream().mapToLong(Day::decisions).sum();
    }
}
