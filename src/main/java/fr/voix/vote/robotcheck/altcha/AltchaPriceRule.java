package fr.voix.vote.robotcheck.altcha;

import fr.voix.base.deployment.SettingRule;
import fr.voix.base.deployment.TestingMode;
import jakarta.inject.Singleton;
import java.util.List;

/** A robot pays something. */
@Singleton
record AltchaPriceRule(AltchaConfig config, TestingMode testing) implements SettingRule {

    /** A hundredth of the default: five thousandths of a second of a browser. */
    private static final long LEAST = 50_000;

    @Override
    public List<String> faults() {
        long price = config.cost() * (config.maxCounter() + 1L);
        return testing.unlessTesting(
                price >= LEAST,
                "VOIX_ROBOT_CHECK_ALTCHA_COST and VOIX_ROBOT_CHECK_ALTCHA_MAX_COUNTER ask for " + price
                        + " rounds at most, which a robot does not feel");
    }
}
