package fr.voix.desk.account;

import java.time.Instant;

/** What became of the wish for a one-time link. */
public sealed interface InviteResult {

    /** For the command line alone, which shows the link once: only a hash of it is kept. */
    record Invited(String email, String link, Instant expiresAt) implements InviteResult {

        @Override
        public String toString() {
            return "Invited[…]";
        }
    }

    /** The link went to its owner, and no other person has seen it. */
    record Mailed(String email, Instant expiresAt) implements InviteResult {}

    /** There is no server for mail: only who operates the machine makes links, by the command line. */
    record NoMail() implements InviteResult {}

    /** The sign-in is too long ago for an act of an administrator. */
    record Stale() implements InviteResult {}

    /** The account is in use: an invitation would let an attacker who finds the link take it over. */
    record AlreadyActive(String email) implements InviteResult {}

    record NotAnAddress(String text) implements InviteResult {}

    /** There is no such account in use, to give new factors to. */
    record NotActive() implements InviteResult {}

    /** Colleagues cannot give their own account new factors by a link: that would make the factors worth nothing. */
    record OwnAccount() implements InviteResult {}

    /** The colleague who asks has ceased to be an administrator, or their session has ended, within this second. */
    record NotAllowed() implements InviteResult {}
}
