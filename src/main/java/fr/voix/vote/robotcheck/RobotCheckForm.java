package fr.voix.vote.robotcheck;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;

/**
 * A robot check that was made.
 *
 * @param provider which one
 * @param response as the widget gave it
 */
@Serdeable
@Schema(name = "RobotCheckForm")
record RobotCheckForm(
        @NotBlank
        @Schema(
                type = "string",
                allowableValues = {"altcha", "hcaptcha"})
        String provider,

        @NotBlank String response) {

    @Override
    public String toString() {
        return "RobotCheckForm[…]";
    }
}
