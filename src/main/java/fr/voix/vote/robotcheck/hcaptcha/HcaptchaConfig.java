package fr.voix.vote.robotcheck.hcaptcha;

import fr.voix.vote.robotcheck.ChallengePrice;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;

/**
 * The account at hCaptcha, from {@code HCAPTCHA_SITE_KEY} and {@code HCAPTCHA_SECRET}; both empty without one.
 *
 * @param url of siteverify
 * @param from the price of a challenge, in multiples of the least, from which hCaptcha is offered
 */
@Context
@ConfigurationProperties("voix.robot-check.hcaptcha")
record HcaptchaConfig(
        @Bindable(defaultValue = "") String siteKey,
        @Bindable(defaultValue = "") String secret,

        @Bindable(defaultValue = "https://api.hcaptcha.com/siteverify")
        URI url,

        @Bindable(defaultValue = "2") @Min(1) @Max(ChallengePrice.MOST)
        int from) {

    HcaptchaConfig {
        if (siteKey.isBlank() != secret.isBlank()) {
            throw new ConfigurationException("HCAPTCHA_SITE_KEY and HCAPTCHA_SECRET go together: set both or none");
        }
    }

    /** Whether these are hCaptcha's public test keys, which let every robot pass. */
    boolean hasTestKeys() {
        return siteKey.matches("[123]0000000-ffff-ffff-ffff-00000000000[123]") || secret.matches("0x0*");
    }

    @Override
    public String toString() {
        return "HcaptchaConfig[siteKey=" + siteKey + ", url=" + url + "]";
    }
}
