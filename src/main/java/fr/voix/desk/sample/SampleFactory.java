package fr.voix.desk.sample;

import fr.voix.base.text.Messages;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Gives the service in which a sample is made its time. */
@Factory
@Requires(beans = SampleConfig.class)
final class SampleFactory {

    @Singleton
    @Primary
    SampleClock clock(SampleConfig config) {
        return new SampleClock(config.begin().atStartOfDay(Messages.PARIS).toInstant());
    }
}
