package fr.voix.urn.setaside;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * What one urn took in within an hour.
 *
 * @param numero of the amendement, or null for a petition
 * @param leaves lines that were added: a ballot or signature is one, a changed ballot two
 * @param change of what is counted
 */
public record PressureHour(
        Instant hour, String uid, @Nullable String numero, long leaves, long change) {}
