package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** What became of the wish to set a closing for later. */
public sealed interface ScheduleResult {

    /** Null is no date. */
    record Scheduled(@Nullable Instant before, @Nullable Instant after) implements ScheduleResult {}

    /** The instant is over. */
    record Past() implements ScheduleResult {}

    /** What is closed is not closed once more. */
    record AlreadyClosed() implements ScheduleResult {}

    record UnknownScrutin() implements ScheduleResult {}
}
