package fr.voix.site.match;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;

/**
 * Three months in which there were roll-calls.
 *
 * @param mark changes whenever anything changes that the file of positions says of them
 */
@Introspected
record QuarterRow(LocalDate firstDay, String mark) {

    /** As people write it, and addresses. */
    String name() {
        return firstDay.getYear() + "-T" + (firstDay.getMonthValue() + 2) / 3;
    }
}
