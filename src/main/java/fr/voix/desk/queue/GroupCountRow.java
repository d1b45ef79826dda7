package fr.voix.desk.queue;

import io.micronaut.core.annotation.Introspected;

/** How many scrutins belong together, and how many of them wait. */
@Introspected
record GroupCountRow(long scrutins, long waiting) {}
