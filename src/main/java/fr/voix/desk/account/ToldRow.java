package fr.voix.desk.account;

import java.time.Instant;

/** Up to where a colleague was told of one area, and when last. */
record ToldRow(long until, Instant toldAt) {}
