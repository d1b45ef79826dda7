package fr.voix.desk.account;

import fr.voix.base.audit.Actor;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Messages;
import fr.voix.desk.page.DeskAreas;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** The colleague behind a request, and the secret of the session that it came with. */
public record Account(Moderator moderator, SecretToken session, SessionState state) {

    /** The address of the sign-in page. */
    public static final String SIGN_IN = "/moderation/connexion";

    /** The address of one's own account. */
    public static final String OWN = "/moderation/compte";

    /** The attribute of the authentication that holds the account. */
    public static final String ATTRIBUTE = "account";

    /** Whether a form was made by a page of this very session. */
    public boolean wrote(String csrf) {
        var expected = session.csrf().getBytes(StandardCharsets.US_ASCII);
        return csrf != null && MessageDigest.isEqual(expected, csrf.getBytes(StandardCharsets.UTF_8));
    }

    public int id() {
        return moderator.id();
    }

    /** The colleague's name in the audit log. */
    String subject() {
        return moderator.subject();
    }

    public boolean isComplete() {
        return state == SessionState.COMPLETE;
    }

    public boolean mayModerate() {
        return isComplete() && moderator.role().includes(Role.MODERATOR);
    }

    public boolean mayAdminister() {
        return isComplete() && moderator.role().includes(Role.ADMINISTRATOR);
    }

    /** The roles for routes: an incomplete session has only that of its state. */
    public List<String> granted() {
        return isComplete() ? moderator.role().granted() : List.of(state.name());
    }

    /** The colleague as the actor of an act. */
    public Actor actor() {
        return moderator.actor();
    }

    /** The layout of a page for this colleague; without the back office's navigation while the session is not complete. */
    public Frame frame(Messages messages, String title, String path) {
        var shown = isComplete()
                ? new Frame.Session(session.csrf(), moderator.mail(), messages.t("role." + moderator.role()))
                : new Frame.Session(session.csrf(), null, null);
        return DeskAreas.frame(messages, title, path, shown, granted());
    }

    /** A context that binds a token to this session and purpose; reveals nothing about the session's secret. */
    public String context(String purpose) {
        return purpose + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(session.sha256());
    }
}
