package fr.voix.base.deployment;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the operator declares that nobody else uses this service ({@code VOIX_I_AM_TESTING}). */
@Singleton
public record TestingMode(
        @Property(name = "voix.i-am-testing", defaultValue = "false")
        boolean isOn) {

    private static final Logger LOG = LoggerFactory.getLogger(TestingMode.class);

    /** The fault of a setting that opens the service to abuse; none while testing. */
    public List<String> unlessTesting(boolean isHarmless, String fault) {
        return isOn || isHarmless ? List.of() : List.of(fault + "; for tests alone, and with VOIX_I_AM_TESTING=true.");
    }

    @EventListener
    void onServing(ServerStartupEvent event) {
        if (isOn) {
            LOG.warn("VOIX_I_AM_TESTING: limits may be off, and challenges cost nothing. People must not be let in");
        }
    }
}
