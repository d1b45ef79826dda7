package fr.voix.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in the one spelling by which an account is known: trimmed, lower case. */
record EmailAddress(String value) {

    /** Only what cannot be an address is refused: the invitation itself shows whether it works. */
    private static final Pattern SHAPE = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    static Optional<EmailAddress> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        var value = text.strip().toLowerCase(Locale.ROOT);
        return SHAPE.matcher(value).matches() ? Optional.of(new EmailAddress(value)) : Optional.empty();
    }
}
