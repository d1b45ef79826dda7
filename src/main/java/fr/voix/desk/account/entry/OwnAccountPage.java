package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * One's own account.
 *
 * @param notice what was done, or null
 * @param refusal why something was not done, or null
 * @param hasPassword whether there is one to change
 * @param totpSince the day on which the app was added, or null when there is none
 * @param codesLeft unused recovery codes
 * @param waitingMails choices of mail about waiting work; empty for a reader
 */
public record OwnAccountPage(
        Frame frame,
        String notice,
        String refusal,
        boolean hasPassword,
        String totpSince,
        String codesLeft,
        List<Choice> waitingMails,
        List<Key> keys,
        List<Session> sessions) {

    public record Choice(String value, String text, boolean isChosen) {}

    /** One passkey; {@code used} is null for one that was never used. */
    public record Key(int id, String name, String added, String used) {}

    public record Session(long id, String browser, String opened, String seen, boolean isThis) {}

    public boolean hasOthers() {
        return sessions.size() > 1;
    }
}
