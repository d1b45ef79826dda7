package fr.voix.desk.account.team;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The team, for administrators.
 *
 * @param notice what was done, or null
 * @param refusal why something was not done, or null
 * @param isStale whether the reader must sign in again before doing anything here
 * @param mail typed into the form of invitations
 * @param roles that an invitation may give
 */
public record TeamPage(
        Frame frame,
        String notice,
        String refusal,
        boolean isStale,
        String mail,
        List<Option> roles,
        List<Member> members,
        List<Happened> happened) {

    /**
     * A sign-in, or another act on an account.
     *
     * @param mail of the account
     * @param by who did it; null for the owner
     */
    public record Happened(
            String when,
            String act,
            String mail,
            @Nullable String by,
            @Nullable String reason) {}

    public record Option(String value, String text, boolean isChosen) {}

    /**
     * One colleague.
     *
     * @param state in words
     * @param factors in words, or null before the first
     * @param activity the last sign-in and the last act, in words, or null before the account was activated
     * @param suspendedFor the reason, or null
     * @param isMe whether it is the reader
     */
    public record Member(
            String path,
            String mail,
            String role,
            String state,
            String factors,
            String activity,
            String suspendedFor,
            boolean isMe,
            boolean isActive,
            boolean isSuspended,
            boolean hasLink,
            List<Option> roles) {

        /** The id of the field for a reason, unique on the page. */
        public String reasonId() {
            return "motif" + path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
