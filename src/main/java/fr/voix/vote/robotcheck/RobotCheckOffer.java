package fr.voix.vote.robotcheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The robot checks that a visitor can choose from.
 *
 * @param providers best first
 * @param hcaptcha absent when it is not offered
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RobotCheckOffer")
record RobotCheckOffer(List<String> providers, @Nullable Hcaptcha hcaptcha) {

    /**
     * What a page needs to show hCaptcha's widget.
     *
     * @param siteKey the site's public key
     */
    @Serdeable
    @Schema(name = "HcaptchaOffer")
    record Hcaptcha(String siteKey) {}
}
