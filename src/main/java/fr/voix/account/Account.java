package fr.voix.account;

import fr.voix.audit.Actor;
import fr.voix.backoffice.Frame;
import fr.voix.backoffice.Wording;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The colleague behind a request, and the secret of the session that it came with. */
public record Account(Moderator moderator, SecretToken session) {

    /** Where a request carries its account. */
    static final String ATTRIBUTE = "account";

    /** Whether a form was made by a page of this very session. */
    public boolean wrote(String csrf) {
        var expected = session.csrf().getBytes(StandardCharsets.US_ASCII);
        return csrf != null && MessageDigest.isEqual(expected, csrf.getBytes(StandardCharsets.UTF_8));
    }

    public boolean mayModerate() {
        return moderator.role().includes(Role.MODERATOR);
    }

    public boolean mayAdminister() {
        return moderator.role().includes(Role.ADMINISTRATOR);
    }

    /** By whom what this request does is done. */
    public Actor actor() {
        return Actor.of(moderator.id(), moderator.role().name());
    }

    /** What surrounds a page for this colleague. */
    public Frame frame(Wording words, String title, String path) {
        var role = words.text("role." + moderator.role());
        return new Frame(words, title, path, moderator.email(), role, session.csrf());
    }
}
