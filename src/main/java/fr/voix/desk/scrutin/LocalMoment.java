package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Instants as {@code datetime-local} fields write them, in the time of Paris. */
final class LocalMoment {

    private LocalMoment() {}

    /** Empty when it is none. */
    static Optional<Instant> parse(String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(written.strip()))
                    .filter(local -> isOfThisTime(local.toLocalDate()))
                    .map(local -> local.atZone(Messages.PARIS).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Further away, days are typing errors, and too far for the database. */
    static boolean isOfThisTime(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 2200;
    }

    static String write(Instant at) {
        return at.atZone(Messages.PARIS)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
