package fr.voix.desk.account;

import java.time.Duration;

/** What became of the wish for a link past a pause. It never says whether there is such an account. */
public sealed interface SignInLinkResult {

    /** If there is such an account, its owner has a letter, or one that still stands. */
    record Asked() implements SignInLinkResult {}

    /** Too many wishes from this network. */
    record Paused(Duration remaining) implements SignInLinkResult {}

    /** There is no server for mail. */
    record NoMail() implements SignInLinkResult {}
}
