package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogHash;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One entry of the audit log.
 *
 * @param isNamed whether it says on what something was done
 * @param said what it says; null where the public may not read any of it
 */
public record AccountEntry(long sequence, byte[] contentHash, byte[] hash, boolean isNamed, JsonObject said) {

    private static final List<String> FIELDS =
            List.of("at", "moderatorId", "role", "act", "subject", "before", "after", "reason", "salt");

    public static AccountEntry of(JsonObject entry) throws DifferenceException {
        boolean isNamed = entry.has("salt");
        JsonObject said = isNamed ? entry : entry.has("unnamed") ? entry.object("unnamed") : null;
        return new AccountEntry(
                entry.number("sequence"), hash(entry, "contentHash"), hash(entry, "hash"), isNamed, said);
    }

    static byte[] hash(JsonObject object, String name) throws DifferenceException {
        try {
            return HexFormat.of().parseHex(object.text(name));
        } catch (IllegalArgumentException e) {
            throw new DifferenceException(object.what() + " has a " + name + " that is no hash");
        }
    }

    /** Also for an entry that does not name its subject: the subject is tried. */
    boolean isOf(String subject) {
        return isNamed ? subject.equals(said.fields().get("subject")) : isHashedWith(subject);
    }

    /** Whether it says what it said when its hash was made; of one that names its subject. */
    boolean isAsHashed() {
        return isHashedWith(said.fields().get("subject"));
    }

    private boolean isHashedWith(Object subject) {
        StringBuilder text = new StringBuilder("voix-audit-v1\n").append(field(sequence));
        for (String name : FIELDS) {
            text.append(field(name.equals("subject") ? subject : said.fields().get(name)));
        }
        return Arrays.equals(contentHash, LogHash.plain(text.toString().getBytes(UTF_8)));
    }

    private static String field(Object value) {
        return value == null ? "-\n" : value.toString().getBytes(UTF_8).length + ":" + value + "\n";
    }

    /** What stands since, an object without fields where nothing does. */
    JsonObject after() throws DifferenceException {
        String after = said.has("after") ? said.text("after") : "{}";
        return JsonObject.parse(after.getBytes(UTF_8), "entry " + sequence);
    }
}
