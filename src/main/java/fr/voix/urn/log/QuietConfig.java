package fr.voix.urn.log;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;

/**
 * How quiet urns are published ({@code voix.urn.quiet-…}); see {@link QuietRule}.
 *
 * @param quietBallots how many ballots make a group; 8, and 1 in the embedded mode
 * @param quietFor how long fewer wait; ten minutes, and not at all in the embedded mode
 */
@ConfigurationProperties("voix.urn")
record QuietConfig(@Nullable Integer quietBallots, @Nullable Duration quietFor) {}
