package fr.voix.base.load;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;

/** Builds the entrances that are configured, each under its name. */
@Factory
final class EntranceFactory {

    @EachBean(EntranceConfig.class)
    Entrance entrance(EntranceConfig config, Pressure pressure) {
        return new Entrance(config, pressure, new Rest(pressure));
    }
}
