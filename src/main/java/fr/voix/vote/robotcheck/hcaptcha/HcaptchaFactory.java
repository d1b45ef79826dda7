package fr.voix.vote.robotcheck.hcaptcha;

import fr.voix.base.http.OutsideOrigins;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;

/** What hCaptcha needs of the rest of the service, when it is configured. */
@Factory
@Requires(property = "voix.robot-check.hcaptcha.site-key", notEquals = "")
@Requires(bean = HcaptchaConfig.class)
final class HcaptchaFactory {

    /** Its script comes from hcaptcha.com, its frame and assets from hosts below it. */
    @Context
    OutsideOrigins origins(HcaptchaConfig config, Environment environment) {
        if (config.hasTestKeys() && !environment.getActiveNames().contains(Environment.TEST)) {
            throw new ConfigurationException(
                    "HCAPTCHA_SITE_KEY or HCAPTCHA_SECRET is one of hCaptcha's public test keys, "
                            + "which let every robot pass: refused outside the environment \"test\"");
        }
        List<String> hosts = List.of("https://hcaptcha.com", "https://*.hcaptcha.com");
        return new OutsideOrigins(hosts);
    }
}
