package fr.voix.desk.sample;

import java.time.LocalDate;

/**
 * What sample is made. {@code voix sample} alone hands it to the service that it starts; no setting does, as its clock stands still.
 *
 * @param begin its first day
 * @param seed the same one makes the same sample
 */
record SampleConfig(LocalDate begin, int days, int voters, long seed) {}
