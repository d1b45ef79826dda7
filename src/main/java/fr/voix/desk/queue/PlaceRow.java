package fr.voix.desk.queue;

import io.micronaut.core.annotation.Introspected;

/** Where a scrutin stands in an order of the queue, whether it waits or not. */
@Introspected
record PlaceRow(int last, String heading, long rank, int age, String uid) {}
