package fr.voix.desk.page;

import io.micronaut.core.annotation.Nullable;

/** What became of an act of a colleague; refusals are values that name a text. */
public sealed interface ActResult {

    /** @param notice the end of a key of texts */
    record Done(String notice) implements ActResult {}

    /**
     * What was typed does not do.
     *
     * @param field of the form, as it is named there, or null where none is named
     * @param problem the end of a key of texts
     */
    record Refused(@Nullable String field, String problem) implements ActResult {

        public Refused(String problem) {
            this(null, problem);
        }
    }

    /** As things stand, this cannot be done: a colleague was faster, perhaps. */
    record Conflict(String problem) implements ActResult {}

    record Unknown() implements ActResult {}
}
