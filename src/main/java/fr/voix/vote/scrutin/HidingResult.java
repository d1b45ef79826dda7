package fr.voix.vote.scrutin;

/** The result of hiding a Scrutin or showing it again; refusals are values. */
public sealed interface HidingResult {

    record Hidden(Hiding hiding) implements HidingResult {}

    /** Shown again; with the hiding that ended. */
    record Shown(Hiding before) implements HidingResult {}

    record AlreadyHidden() implements HidingResult {}

    record NotHidden() implements HidingResult {}

    record UnknownScrutin() implements HidingResult {}

    /** The French reason is missing, or one is too long. */
    record UnfitReason() implements HidingResult {}
}
