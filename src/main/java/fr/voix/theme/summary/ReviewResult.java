package fr.voix.theme.summary;

/** What became of the judgement on a summary that waits. */
public sealed interface ReviewResult {

    record Decided(Summary summary) implements ReviewResult {}

    /** Decided by another colleague, replaced, or never there. */
    record Gone() implements ReviewResult {}

    /** The text has changed since it was written. */
    record Outdated() implements ReviewResult {}

    /** Colleagues cannot judge their own words. */
    record OwnWords() implements ReviewResult {}

    /** A refusal tells its author why. */
    record ReasonMissing() implements ReviewResult {}

    record ReasonTooLong(int length) implements ReviewResult {}
}
