package fr.voix.urn.setaside;

/** What became of a wish about ballots or signatures to be set aside; refusals are values. */
public sealed interface SetAsideResult {

    /** What it would do; nothing is written. */
    record Found(DryRun dryRun) implements SetAsideResult {}

    /** It is carried out from now on. */
    record Started(SetAside decision) implements SetAsideResult {}

    /** It waits for a second person. */
    record Waiting(SetAside decision) implements SetAsideResult {}

    /** It is taken back, or refused by the second person. */
    record Dropped(SetAside decision) implements SetAsideResult {}

    record UnknownSubject() implements SetAsideResult {}

    record UnknownDecision() implements SetAsideResult {}

    /** Nothing stands there that counts, or too little under one mark. */
    record NothingFound() implements SetAsideResult {}

    /** None is given, or it is too long. */
    record UnfitReason() implements SetAsideResult {}

    /** A moderator cannot approve what they proposed. */
    record OwnProposal() implements SetAsideResult {}

    /**
     * The person who approves does not count as a second person.
     *
     * @param why the end of a key: {@code second.…}
     */
    record NotSecond(String why) implements SetAsideResult {}

    /** Another person has decided already, or it is not yet carried out to its end. */
    record NotWaiting(SetAside decision) implements SetAsideResult {}

    /** What it marks is forgotten since: it must be proposed anew, if there is still a reason. */
    record Lapsed() implements SetAsideResult {}

    /** What is stored contradicts what was published: nothing is added until that is dealt with. */
    record ReadOnly() implements SetAsideResult {}
}
