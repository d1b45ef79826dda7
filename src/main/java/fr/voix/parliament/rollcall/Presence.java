package fr.voix.parliament.rollcall;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * In how many roll-calls of the newest legislature a deputy took part. Motions of censure do not count: only votes for them are
 * recorded.
 *
 * @param held while the deputy sat, of those that are stored
 * @param voted of these, delegated votes among them
 * @param excused those in which the deputy presided, or was of the government
 * @param firstOn null when none was held
 */
@Introspected
public record Presence(
        int held,
        int voted,
        int delegated,
        int excused,
        @Nullable LocalDate firstOn,
        @Nullable LocalDate lastOn) {}
