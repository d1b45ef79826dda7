package fr.voix.robotcheck.hcaptcha;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;

/**
 * The account at hCaptcha, by environment: {@code HCAPTCHA_SITE_KEY} and {@code HCAPTCHA_SECRET}; empty without one.
 *
 * @param url where siteverify is
 */
@Context
@ConfigurationProperties("voix.robot-check.hcaptcha")
record HcaptchaConfig(
        @Bindable(defaultValue = "") String siteKey,
        @Bindable(defaultValue = "") String secret,

        @Bindable(defaultValue = "https://api.hcaptcha.com/siteverify")
        URI url) {

    HcaptchaConfig {
        if (siteKey.isBlank() != secret.isBlank()) {
            throw new ConfigurationException("HCAPTCHA_SITE_KEY and HCAPTCHA_SECRET go together: set both or none");
        }
    }

    /** hCaptcha's public keys for tests let every robot pass. */
    boolean hasTestKeys() {
        return siteKey.matches("[123]0000000-ffff-ffff-ffff-00000000000[123]") || secret.matches("0x0*");
    }

    @Override
    public String toString() {
        return "HcaptchaConfig[siteKey=" + siteKey + ", url=" + url + "]";
    }
}
