package fr.voix.vote.robotcheck.hcaptcha;

import io.micronaut.serde.annotation.Serdeable;

/** The request to siteverify. Without the visitor's address: hCaptcha sees it in the browser, we add nothing. */
@Serdeable
record SiteverifyForm(String secret, String response, String sitekey) {

    @Override
    public String toString() {
        return "SiteverifyForm";
    }
}
