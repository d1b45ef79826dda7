package fr.voix.desk.scrutin;

/**
 * What became of an act. A refusal names a text and the form that it belongs to, so that the page can say it there.
 */
sealed interface DecisionResult {

    /** @param notice the end of a key: {@code decision.done.…} */
    record Done(String notice) implements DecisionResult {}

    /** @param problem the end of a key: {@code decision.error.…} */
    record Refused(String problem) implements DecisionResult {}

    record UnknownSubject() implements DecisionResult {}
}
