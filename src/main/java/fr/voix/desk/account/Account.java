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

    /** Where a colleague signs in. */
    public static final String SIGN_IN = "/moderation/connexion";

    /** One's own account. */
    public static final String OWN = "/moderation/compte";

    /** Where a request carries its account. */
    public static final String ATTRIBUTE = "account";

    /** Whether a form was made by a page of this very session. */
    public boolean wrote(String csrf) {
        var expected = session.csrf().getBytes(StandardCharsets.US_ASCII);
        return csrf != null && MessageDigest.isEqual(expected, csrf.getBytes(StandardCharsets.UTF_8));
    }

    public int id() {
        return moderator.id();
    }

    /** What the account of all acts calls the colleague. */
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

    /** The roles that routes ask for: a session that is not complete has none of its colleague's. */
    public List<String> granted() {
        return isComplete() ? moderator.role().granted() : List.of(state.name());
    }

    /** By whom what this request does is done. */
    public Actor actor() {
        return moderator.actor();
    }

    /** What surrounds a page for this colleague; nothing of the back office while the session is not complete. */
    public Frame frame(Messages messages, String title, String path) {
        var shown = isComplete()
                ? new Frame.Session(session.csrf(), moderator.mail(), messages.t("role." + moderator.role()))
                : new Frame.Session(session.csrf(), null, null);
        return DeskAreas.frame(messages, title, path, shown, granted());
    }

    /** For what is good in this session alone; says nothing about its secret. */
    public String context(String purpose) {
        return purpose + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(session.sha256());
    }
}
