package fr.voix.tally;

import java.util.List;

/**
 * What a recount of one urn found.
 *
 * @param ballots or signatures, how many count
 * @param faults one sentence each; empty when the tally equals the recount
 */
public record RecountReport(String uid, long leaves, long ballots, List<String> faults) {

    static RecountReport unreadable(String uid, RuntimeException failure) {
        return new RecountReport(uid, 0, 0, List.of("its leaves cannot be read: " + failure.getMessage()));
    }
}
