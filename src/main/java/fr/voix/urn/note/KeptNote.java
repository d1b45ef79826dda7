package fr.voix.urn.note;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A served checkpoint with its signatures.
 *
 * @param at when it was noted, by the clock of that instance; not signed
 * @param text the signed note, as it was sent
 */
public record KeptNote(String uid, long size, byte[] root, Instant at, String text) {

    private static final Pattern NOTE = Pattern.compile(
            "([!-~&&[^/]]+)/(?:(?:scrutins|petitions)/([A-Za-z0-9._-]{1,100})/urne|(journal|registre))\n"
                    + "(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n\n((?:— [^ \n]+ [A-Za-z0-9+/]{91,}={1,2}\n)+)");

    /** Empty for a text that is no complete checkpoint of this service. The signature is not checked. */
    public static Optional<KeptNote> parse(String host, Instant at, String text) {
        return parse(at, text).filter(note -> note.host().equals(host));
    }

    /** The same for a service of any name. */
    static Optional<KeptNote> parse(Instant at, String text) {
        Matcher note = NOTE.matcher(text);
        if (!note.matches()) {
            return Optional.empty();
        }
        byte[] root = Base64.getDecoder().decode(note.group(5));
        String uid = note.group(2) == null ? note.group(3) : note.group(2);
        return Optional.of(new KeptNote(uid, Long.parseLong(note.group(4)), root, at, text));
    }

    /** The name of the service whose note it is. */
    String host() {
        return text.substring(0, text.indexOf('/'));
    }

    /** Whether one of the keys signed it; a wrong signature by one of them makes it invalid. */
    boolean isSignedBy(List<VerifierKey> keys) {
        return keys.stream().anyMatch(key -> key.hasSigned(text));
    }

    public CheckpointNote checkpoint() {
        return new CheckpointNote(uid, size, root);
    }
}
