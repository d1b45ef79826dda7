package fr.voix.urn.setaside;

import io.micronaut.core.annotation.Nullable;

/**
 * One day: the share of the network that brought the most, and of what was put to wait or set aside.
 *
 * @param largestDomain the share of the mail domain that brought the most signatures; null for a Scrutin
 */
public record PressureLine(
        String day,
        String datetime,
        String largest,
        @Nullable String largestDomain,
        String aside) {}
