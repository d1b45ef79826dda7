package fr.voix.account;

import java.time.Instant;

/** What became of an invitation. */
sealed interface InviteResult {

    /** The link is shown once: only a hash of it is kept. */
    record Invited(String email, String link, Instant expiresAt) implements InviteResult {}

    /** The account is in use: an invitation would let whoever finds the link take it over. */
    record AlreadyActive(String email) implements InviteResult {}

    record NotAnAddress(String text) implements InviteResult {}
}
