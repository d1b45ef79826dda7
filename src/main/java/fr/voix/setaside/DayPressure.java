package fr.voix.setaside;

import java.time.LocalDate;

/**
 * How hard one day pressed on a Scrutin, for the public.
 *
 * @param largest of the network that brought the most of the day's ballots
 * @param aside of those that were put to wait, or set aside, reinstated or not
 */
public record DayPressure(LocalDate day, ShareClass largest, ShareClass aside) {}
