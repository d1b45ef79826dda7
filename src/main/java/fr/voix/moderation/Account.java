package fr.voix.moderation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The colleague behind a request, and the secret of the session that it came with. */
record Account(Moderator moderator, SecretToken session) {

    /** Where a request carries its account. */
    static final String ATTRIBUTE = "account";

    /** Whether a form was made by a page of this very session. */
    boolean wrote(String csrf) {
        var expected = session.csrf().getBytes(StandardCharsets.US_ASCII);
        return csrf != null && MessageDigest.isEqual(expected, csrf.getBytes(StandardCharsets.UTF_8));
    }

    boolean mayClassify() {
        return moderator.role().granted().contains(Role.MAY_CLASSIFY);
    }
}
