package fr.voix.base.guard;

import fr.voix.base.deployment.SettingRule;
import fr.voix.base.deployment.TestingMode;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.List;

/** Rate limits may be switched off only for testing. */
@Singleton
record LimitsRule(
        @Property(name = "voix.limits.enabled", defaultValue = "true")
        boolean isOn,

        TestingMode testing) implements SettingRule {

    @Override
    public List<String> faults() {
        return testing.unlessTesting(isOn, "VOIX_LIMITS_ENABLED=false lets one machine vote as often as it likes");
    }
}
