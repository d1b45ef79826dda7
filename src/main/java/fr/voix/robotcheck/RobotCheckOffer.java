package fr.voix.robotcheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The checks a visitor can choose from now, best first.
 *
 * @param hcaptcha absent when it is not offered
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record RobotCheckOffer(List<String> providers, @Nullable Hcaptcha hcaptcha) {

    /** What the page needs to show hCaptcha's widget. */
    @Serdeable
    record Hcaptcha(String siteKey) {}
}
