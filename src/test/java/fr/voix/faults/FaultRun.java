package fr.voix.faults;

import java.time.Duration;
import java.util.Set;

/**
 * What came of one fault.
 *
 * @param recovery from its end to the first acknowledged ballot; null when there was none
 * @param withoutVotes the longest time from its begin on in which nobody was acknowledged
 * @param findings a sentence each; none is what a release needs
 */
record FaultRun(String fault, long acknowledged, Duration recovery, Duration withoutVotes, Set<String> findings) {}
