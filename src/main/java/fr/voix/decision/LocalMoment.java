package fr.voix.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Instants as {@code datetime-local} fields write them, in the time of Paris. */
final class LocalMoment {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private LocalMoment() {}

    /** Empty when it is none. */
    static Optional<Instant> parse(String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(written.strip()).atZone(PARIS).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static String write(Instant at) {
        return at.atZone(PARIS)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
