package fr.voix.desk.sample;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.time.LocalDate;

/**
 * What sample is made ({@code voix.sample.…}); set by {@code voix sample} alone.
 *
 * @param begin its first day
 * @param seed the same one makes the same sample
 */
@ConfigurationProperties(SampleConfig.PREFIX)
@Requires(property = SampleConfig.PREFIX + ".begin")
record SampleConfig(LocalDate begin, int days, int voters, long seed) {

    static final String PREFIX = "voix.sample";
}
