package fr.voix.site.state;

import java.time.LocalDate;

/**
 * How one part of the service was on one day.
 *
 * @param good looks at which all was well, or pages that were answered
 */
record DayState(LocalDate day, ServicePart part, long good, long total) {}
