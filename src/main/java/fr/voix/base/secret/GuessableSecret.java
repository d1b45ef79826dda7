package fr.voix.base.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/** Detects secrets that were made up by a person instead of drawn at random. */
final class GuessableSecret {

    /** So few different characters occur in one of twenty-five million secrets of 32 random hex digits. */
    private static final int FEW = 7;

    private static final Pattern WORDS = Pattern.compile(
            "change.?me|pass.?word|passw0rd|motdepasse|secret|example|exemple|replace|azerty|qwerty|^123456|123456$|pepper|cookie|altcha|placeholder");

    private GuessableSecret() {}

    static boolean test(String secret) {
        return secret.chars().distinct().count() <= FEW
                || WORDS.matcher(secret.toLowerCase(Locale.ROOT)).find()
                || isRepeated(secret)
                || isCounted(secret);
    }

    /** Whether it repeats something shorter. */
    private static boolean isRepeated(String secret) {
        return period(secret) <= secret.length() / 2;
    }

    private static int period(String secret) {
        for (int period = 1; period < secret.length(); period++) {
            if (secret.startsWith(secret.substring(period))) {
                return period;
            }
        }
        return secret.length();
    }

    /** Whether most of it counts up or down. */
    private static boolean isCounted(String secret) {
        int steps = 0;
        for (int i = 1; i < secret.length(); i++) {
            if (Math.abs(secret.charAt(i) - secret.charAt(i - 1)) == 1) {
                steps++;
            }
        }
        return steps > secret.length() / 2;
    }
}
