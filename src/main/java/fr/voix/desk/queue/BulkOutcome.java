package fr.voix.desk.queue;

import fr.voix.theme.theme.ClassifyResult;

/** What became of the wish to classify a list of scrutins. */
sealed interface BulkOutcome {

    /**
     * @param filed how many stand there now
     * @param left how many were left as they are
     */
    record Done(int filed, int left) implements BulkOutcome {}

    /** Nothing was written: themes or note cannot be taken as they are. */
    record Refused(ClassifyResult why) implements BulkOutcome {}

    /** Nothing was written: the list is another one than was shown. */
    record OtherList() implements BulkOutcome {}
}
