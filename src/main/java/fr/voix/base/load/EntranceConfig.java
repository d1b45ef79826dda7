package fr.voix.base.load;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * One entrance, a semaphore for one kind of work ({@code voix.entrances.<name>.…}).
 *
 * @param permits how many are inside at once; the sum over all entrances that use the database leaves connections for ballots
 * @param waiting how many more may wait
 * @param patience how long one waits at most
 * @param queryTime how long a statement may take; null for work without the database
 * @param shedAt the {@link Pressure} from which every request is refused; null for never
 * @param perNetwork how many requests of one network may be inside or wait; null where networks have no shares
 * @param share the part of the time in which work may be done while votes queue; null for all of it
 */
@EachProperty("voix.entrances")
record EntranceConfig(
        @Parameter String name,
        @Min(1) int permits,
        @Min(0) int waiting,
        @NotNull Duration patience,
        @Nullable Duration queryTime,
        @Nullable @Min(0) @Max(1) Double shedAt,
        @Nullable @Min(1) Integer perNetwork,
        @Nullable @Positive @Max(1) Double share) {}
