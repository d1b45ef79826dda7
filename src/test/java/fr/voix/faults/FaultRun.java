package fr.voix.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of one fault; a line of the table.
 *
 * @param lasted how long the fault lasted
 * @param recovery from its end to the first acknowledged ballot; null when there was none
 * @param withoutVotes the longest time from its begin on in which nobody was acknowledged
 * @param answers how often each kind of answer was given
 * @param notes what else was measured
 * @param findings a sentence each; none is what a release needs
 */
record FaultRun(
        String stage,
        String fault,
        Duration lasted,
        long acknowledged,
        long refused,
        long unknown,
        Duration recovery,
        Duration withoutVotes,
        Map<String, Long> answers,
        List<String> notes,
        Set<String> findings) {

    long requests() {
        return acknowledged + refused + unknown;
    }
}
