package fr.voix.vote.robotcheck.hcaptcha;

import io.micronaut.serde.annotation.Serdeable;

/** What siteverify is asked. No address of the visitor: hCaptcha sees it in the browser, we add nothing. */
@Serdeable
record SiteverifyForm(String secret, String response, String sitekey) {

    @Override
    public String toString() {
        return "SiteverifyForm";
    }
}
