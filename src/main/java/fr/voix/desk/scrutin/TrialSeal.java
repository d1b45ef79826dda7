package fr.voix.desk.scrutin;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * Seals what a dry run has shown, so that nothing else can be proposed: the size of the urn bounds which ballots are meant, and
 * leaves are public, so a moderator who could write a size of their own could choose ballots by what they say.
 */
@Singleton
record TrialSeal(Secrets secrets, Clock clock) {

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    /** For one colleague, one scrutin, one pattern and one size, for half an hour. */
    String seal(String uid, SetAsideForm form, long size, int moderatorId) {
        long until = clock.instant().plus(LIFETIME).getEpochSecond();
        return until + "." + mark(uid, form, size, moderatorId, until);
    }

    /** Whether a dry run has shown this very colleague this very thing, not long ago. */
    boolean holds(String uid, SetAsideForm form, int moderatorId) {
        var parts = form.seal() == null ? new String[0] : form.seal().split("\\.", 2);
        if (parts.length != 2 || form.size() == null || !parts[0].matches("\\d{1,12}")) {
            return false;
        }
        long until = Long.parseLong(parts[0]);
        var expected = mark(uid, form, form.size(), moderatorId, until);
        return clock.instant().getEpochSecond() <= until
                && MessageDigest.isEqual(expected.getBytes(UTF_8), parts[1].getBytes(UTF_8));
    }

    private String mark(String uid, SetAsideForm form, long size, int moderatorId, long until) {
        var text = String.join(
                "\n",
                uid,
                Integer.toString(moderatorId),
                form.rule(),
                form.day(),
                form.mark(),
                form.from(),
                form.to(),
                Long.toString(size),
                Long.toString(until));
        byte[] key = secrets.key("voix-dry-run-v1");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.hmac(key, text.getBytes(UTF_8)));
    }
}
