package fr.voix.urn.setaside;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * How hard one day pressed on a Scrutin or a petition, for the public.
 *
 * @param largest of the network that brought the most of the day's ballots or signatures
 * @param largestDomain of the mail domain that brought the most signatures, of all of them; null for a Scrutin
 * @param aside of those that were set aside, reinstated or not
 */
public record DayPressure(
        LocalDate day, ShareClass largest, @Nullable ShareClass largestDomain, ShareClass aside) {}
