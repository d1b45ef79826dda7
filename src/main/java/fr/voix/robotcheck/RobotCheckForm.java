package fr.voix.robotcheck;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;

/**
 * What a page sends once its widget is done.
 *
 * @param response as the widget gave it
 */
@Serdeable
record RobotCheckForm(@NotBlank String provider, @NotBlank String response) {}
