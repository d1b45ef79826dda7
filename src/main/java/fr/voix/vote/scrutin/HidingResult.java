package fr.voix.vote.scrutin;

/** What became of the wish to hide a Scrutin or to show it again; refusals are values. */
public sealed interface HidingResult {

    record Hidden(Hiding hiding) implements HidingResult {}

    /** It is shown again; what its page said meanwhile. */
    record Shown(Hiding before) implements HidingResult {}

    record AlreadyHidden() implements HidingResult {}

    record NotHidden() implements HidingResult {}

    record UnknownScrutin() implements HidingResult {}

    /** None is given in French, or one is too long. */
    record UnfitReason() implements HidingResult {}
}
