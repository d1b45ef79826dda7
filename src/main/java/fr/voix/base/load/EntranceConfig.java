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
 * One entrance ({@code voix.entrances.<name>.…}).
 *
 * @param permits how many are inside at once; the sum over all that reach the database leaves connections for ballots
 * @param waiting how many more may wait
 * @param patience how long they wait at most
 * @param queryTime how long a statement may take; null for what does not reach the database
 * @param shedAt the {@link Pressure} from which no request is let in; null for never
 * @param perNetwork how many of one network may be inside or wait; null where networks have no shares
 * @param share which part of the time somebody may be inside while votes queue; null for all of it
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
