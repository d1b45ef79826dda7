package fr.voix.vote.ballot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A client's key for one write, so that it may repeat the request (IETF {@code draft-ietf-httpapi-idempotency-key-header}): 1 to
 * 64 visible ASCII characters, as a structured-field string in quotes or without.
 */
record IdempotencyKey(String text) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern BARE = Pattern.compile("[!#-~][!-~]{0,63}");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\]){1,64})\"");

    /** The header of a request: absent, a key, or malformed. */
    record Header(boolean isMalformed, Optional<IdempotencyKey> key) {}

    /** @param values all headers of that name */
    static Header of(List<String> values) {
        if (values.isEmpty()) {
            return new Header(false, Optional.empty());
        }
        Optional<IdempotencyKey> key =
                values.size() == 1 ? parse(values.getFirst().strip()) : Optional.empty();
        return new Header(key.isEmpty(), key);
    }

    private static Optional<IdempotencyKey> parse(String value) {
        var quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return Optional.of(new IdempotencyKey(quoted.group(1).replaceAll("\\\\(.)", "$1")));
        }
        return BARE.matcher(value).matches() ? Optional.of(new IdempotencyKey(value)) : Optional.empty();
    }
}
