package fr.voix.desk.queue;

import java.util.List;

/** Which scrutins are to be classified together. */
sealed interface BulkScope {

    /** Those that were ticked. */
    record Chosen(List<String> uids) implements BulkScope {

        public Chosen {
            uids = List.copyOf(uids);
        }
    }

    /** Those that propose the same change as this one, itself included. */
    record Identical(String uid) implements BulkScope {}

    /** All that pass a filter. */
    record Matching(QueueCriteria criteria) implements BulkScope {}
}
