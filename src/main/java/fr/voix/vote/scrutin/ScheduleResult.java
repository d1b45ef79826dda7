package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** The result of scheduling a closing. */
public sealed interface ScheduleResult {

    /** Scheduled; null means no date. */
    record Scheduled(@Nullable Instant before, @Nullable Instant after) implements ScheduleResult {}

    /** The instant is in the past. */
    record Past() implements ScheduleResult {}

    record AlreadyClosed() implements ScheduleResult {}

    record UnknownScrutin() implements ScheduleResult {}
}
