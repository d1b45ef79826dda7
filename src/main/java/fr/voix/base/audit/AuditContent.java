package fr.voix.base.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The content of an audit entry.
 *
 * @param sequence 1 for the first, without gaps
 * @param at in whole microseconds, as the database stores it
 * @param act the key of an {@link Act}
 * @param subject what was acted on: {@code scrutin:AMANR5…}, {@code theme:sante}, {@code moderator:3}
 * @param before a JSON object, or null
 * @param after a JSON object, or null
 * @param reason by the person who acted, or null
 * @param salt 16 random bytes, so that the hash of an entry that is not public reveals nothing about it
 */
public record AuditContent(
        long sequence,
        Instant at,
        Actor actor,
        String act,
        String subject,
        String before,
        String after,
        String reason,
        byte[] salt) {

    static final int SALT_LENGTH = 16;

    private static final String LABEL = "voix-audit-v1\n";

    /**
     * SHA-256 of a label and the fields in the order above, the actor as number and role. Each field is its length in bytes, a
     * colon, its UTF-8 and a line feed; an absent one is a hyphen and a line feed. Salt in hex, time in ISO 8601.
     */
    byte[] sha256() {
        var by = actor.moderatorId() == null ? null : actor.moderatorId().toString();
        var hex = HexFormat.of().formatHex(salt);
        var fields = Arrays.asList(
                Long.toString(sequence), at.toString(), by, actor.role(), act, subject, before, after, reason, hex);
        var text = new StringBuilder(LABEL);
        for (var field : fields) {
            if (field == null) {
                text.append("-\n");
            } else {
                text.append(field.getBytes(UTF_8).length)
                        .append(':')
                        .append(field)
                        .append('\n');
            }
        }
        return Sha256.hash(text.toString().getBytes(UTF_8));
    }
}
