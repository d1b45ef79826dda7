package fr.voix.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which passwords are taken: long and not the first that anyone would guess; nothing about digits or signs. */
record PasswordRule(Set<String> common) {

    static final int SHORTEST = 15;
    static final int LONGEST = 128;

    /** A run of up to this many characters, repeated, is as guessable as the run. */
    private static final int LONGEST_REPEATED = 8;

    Optional<PasswordFlaw> flawIn(String password, String again, String email) {
        var text = normal(password);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            return Optional.of(PasswordFlaw.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(PasswordFlaw.TOO_LONG);
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals(email.toLowerCase(Locale.ROOT))) {
            return Optional.of(PasswordFlaw.SAME_AS_EMAIL);
        }
        if (common.contains(lower) || isRepetition(lower)) {
            return Optional.of(PasswordFlaw.COMMON);
        }
        return text.equals(normal(again)) ? Optional.empty() : Optional.of(PasswordFlaw.DIFFERENT);
    }

    /** Keyboards disagree on how to send « é »: one form is hashed. */
    static String normal(String password) {
        return Normalizer.normalize(password == null ? "" : password, Normalizer.Form.NFC);
    }

    private static boolean isRepetition(String text) {
        for (int period = 1; period <= LONGEST_REPEATED; period++) {
            if (text.regionMatches(0, text, period, text.length() - period)) {
                return true;
            }
        }
        return false;
    }
}
