package fr.voix.desk.account.attempt;

import fr.voix.base.deployment.PublicUrl;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Hashes and checks passwords with argon2id, never more than two at once: each takes 19 MiB and a core. */
@Singleton
public class PasswordService {

    private static final int AT_ONCE = 2;
    private static final long LONGEST_WAIT_SECONDS = 3;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final PasswordRule rule = new PasswordRule(readCommon());
    private final PublicUrl publicUrl;

    /** Used when there is no hash, so that an unknown account takes as long as a wrong password. */
    private final String nobody = argon2.encode("nobody has this password");

    PasswordService(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    public enum Match {
        YES,
        NO,
        BUSY
    }

    public Optional<PasswordFlaw> flawIn(String password, String again, String mail) {
        return rule.flawIn(password, again, mail, publicUrl.host());
    }

    /** Empty when no computation was free within 3 s. */
    public Optional<String> hash(String password) {
        return inTurn(() -> argon2.encode(PasswordRule.normal(password)));
    }

    /** Whether the password has this hash; without a hash NO, after the same work. */
    public Match matches(String password, Optional<String> hash) {
        // longer than any accepted password: not hashed, the same for every account
        var tried = password == null || password.length() > 4 * PasswordRule.LONGEST ? "" : password;
        return inTurn(() -> argon2.matches(PasswordRule.normal(tried), hash.orElse(nobody)) && hash.isPresent())
                .map(matches -> matches ? Match.YES : Match.NO)
                .orElse(Match.BUSY);
    }

    /** Empty when no computation was free in time. */
    <T> Optional<T> inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    private static Set<String> readCommon() {
        try (var stream = PasswordService.class.getResourceAsStream("common-passwords.txt");
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules for passwords: long, and not an easy guess; no rule on digits or signs. */
    record PasswordRule(Set<String> common) {

        static final int SHORTEST = 15;
        static final int LONGEST = 128;

        /** A repeated run of up to this many characters is as easy to guess as the run. */
        private static final int LONGEST_REPEATED = 8;

        private static final String SERVICE = "voix";

        /** Shorter words occur within many others. */
        private static final int SHORTEST_WORD = 4;

        /** @param host the public host of the service */
        Optional<PasswordFlaw> flawIn(String password, String again, String mail, String host) {
            var text = normal(password);
            int length = text.codePointCount(0, text.length());
            if (length < SHORTEST) {
                return Optional.of(PasswordFlaw.TOO_SHORT);
            }
            if (length > LONGEST) {
                return Optional.of(PasswordFlaw.TOO_LONG);
            }
            var lower = text.toLowerCase(Locale.ROOT);
            if (isOfHere(lower, mail.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT))) {
                return Optional.of(PasswordFlaw.OF_HERE);
            }
            if (common.contains(lower) || isRepetition(lower)) {
                return Optional.of(PasswordFlaw.COMMON);
            }
            return text.equals(normal(again)) ? Optional.empty() : Optional.of(PasswordFlaw.DIFFERENT);
        }

        private static boolean isOfHere(String password, String mail, String host) {
            return Stream.concat(Stream.of(SERVICE, mail, mail.split("@")[0]), Arrays.stream(host.split("\\.")))
                    .filter(word -> word.length() >= SHORTEST_WORD)
                    .anyMatch(password::contains);
        }

        /** One Unicode form, as keyboards send « é » in different ones. */
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
}
