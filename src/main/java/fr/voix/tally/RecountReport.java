package fr.voix.tally;

import java.util.List;

/**
 * What a recount of one urn found.
 *
 * @param ballots how many count
 * @param faults one sentence each; empty when the tally equals the recount
 */
public record RecountReport(String scrutinUid, long leaves, long ballots, List<String> faults) {

    static RecountReport unreadable(String scrutinUid, RuntimeException failure) {
        return new RecountReport(scrutinUid, 0, 0, List.of("its leaves cannot be read: " + failure.getMessage()));
    }
}
