package fr.voix.parliament.rollcall;

import io.micronaut.core.annotation.Introspected;

/** Where a group sits: the mean number of its members' seats, counted from the right of the hemicycle. */
@Introspected
record GroupeSeat(String groupeUid, double place) {}
