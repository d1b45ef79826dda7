package fr.voix.desk.account.attempt;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which passwords are taken: long and not the first that anyone would guess; nothing about digits or signs. */
record PasswordRule(Set<String> common) {

    static final int SHORTEST = 15;
    static final int LONGEST = 128;

    /** A run of up to this many characters, repeated, is as guessable as the run. */
    private static final int LONGEST_REPEATED = 8;

    private static final String SERVICE = "voix";

    /** Shorter ones are within many words. */
    private static final int SHORTEST_WORD = 4;

    /** @param host by which the public knows the service */
    Optional<PasswordFlaw> flawIn(String password, String again, String email, String host) {
        var text = normal(password);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            return Optional.of(PasswordFlaw.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(PasswordFlaw.TOO_LONG);
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (isOfHere(lower, email.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT))) {
            return Optional.of(PasswordFlaw.OF_HERE);
        }
        if (common.contains(lower) || isRepetition(lower)) {
            return Optional.of(PasswordFlaw.COMMON);
        }
        return text.equals(normal(again)) ? Optional.empty() : Optional.of(PasswordFlaw.DIFFERENT);
    }

    private static boolean isOfHere(String password, String email, String host) {
        return Stream.concat(Stream.of(SERVICE, email, email.split("@")[0]), Arrays.stream(host.split("\\.")))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .anyMatch(password::contains);
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
