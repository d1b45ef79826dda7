package fr.voix.vote.robotcheck.hcaptcha;

import fr.voix.base.deployment.SettingRule;
import fr.voix.base.http.OutsideOrigins;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import java.util.List;

/** Settings of hCaptcha and the hosts that pages may load, when it is configured. */
@Factory
@Requires(property = "voix.robot-check.hcaptcha.site-key", notEquals = "")
@Requires(bean = HcaptchaConfig.class)
final class HcaptchaFactory implements SettingRule {

    private final boolean isRefused;

    HcaptchaFactory(HcaptchaConfig config, Environment environment) {
        this.isRefused = config.hasTestKeys() && !environment.getActiveNames().contains(Environment.TEST);
    }

    @Override
    public List<String> faults() {
        return isRefused
                ? List.of("HCAPTCHA_SITE_KEY or HCAPTCHA_SECRET is one of hCaptcha's public test keys, "
                        + "which let every robot pass: refused outside the environment \"test\".")
                : List.of();
    }

    /** The script is on hcaptcha.com, frame and assets on hosts below it. */
    @Context
    OutsideOrigins origins() {
        require();
        List<String> hosts = List.of("https://hcaptcha.com", "https://*.hcaptcha.com");
        return new OutsideOrigins(hosts);
    }
}
