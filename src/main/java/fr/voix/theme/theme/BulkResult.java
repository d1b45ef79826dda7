package fr.voix.theme.theme;

import java.util.List;

/** What became of the wish to file many scrutins alike. */
public sealed interface BulkResult {

    /**
     * It was looked at each of them.
     *
     * @param filed those that stand there now by this decision
     * @param left those that were classified already, or decided by another colleague since the list was shown
     */
    record Filed(List<String> filed, List<String> left) implements BulkResult {}

    /** Nothing was written. */
    record Refused(ClassifyResult why) implements BulkResult {}
}
