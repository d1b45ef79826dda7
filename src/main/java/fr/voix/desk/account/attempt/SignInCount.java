package fr.voix.desk.account.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.database.Transactions;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import fr.voix.desk.account.attempt.FailureRepository.Failures;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts tries before they are checked, so that parallel tries cannot get around the pause. A known device is counted alone, all
 * others by network, and all networks together with a higher limit: an attacker who fails on purpose pauses sign-ins for
 * themselves, hardly for the owner of the address.
 */
@Singleton
public record SignInCount(FailureRepository failures, Transactions transactions, Secrets secrets, Clock clock) {

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Key(byte[] hash, int freeTries) {}

    /** Deletes old counts on schedule too. */
    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void forgetOld() {
        DatabaseOutage.passOver(this::forgive);
    }

    private void forgive() {
        failures.forgetBefore(clock.instant().minus(SignInDelay.FORGIVEN_AFTER));
    }

    /**
     * Counts a try as failed, until it is uncounted or the count is deleted.
     *
     * @param mail as typed
     * @param moderatorId the account with this address, or null
     */
    public SignInTry count(String mail, Integer moderatorId, Caller caller) {
        forgive();
        var keys = keys(mail, moderatorId, caller);
        return transactions.write(() -> count(keys));
    }

    private SignInTry count(List<Key> keys) {
        // rounded as in the database: a time rounded up would be a pause
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var rows = new ArrayList<Failures>();
        for (var key : keys) {
            failures.begin(key.hash(), now);
            // absent only when the owner signed in between the two statements
            var row = failures.lock(key.hash()).orElse(new Failures(key.hash(), 0, now, now));
            if (row.pausedUntil().isAfter(now)) {
                return new SignInTry(Duration.between(now, row.pausedUntil()), List.of());
            }
            rows.add(row);
        }
        var counts = new ArrayList<SignInTry.Count>();
        for (int i = 0; i < keys.size(); i++) {
            counts.add(count(keys.get(i), rows.get(i).failures() + 1, now));
        }
        return new SignInTry(Duration.ZERO, counts);
    }

    private SignInTry.Count count(Key key, int failed, Instant now) {
        var pausedUntil = now.plus(SignInDelay.after(failed, key.freeTries()));
        failures.count(key.hash(), failed, now, pausedUntil);
        return new SignInTry.Count(key.hash(), pausedUntil);
    }

    /** Uncounts a try whose step succeeded while others follow, so that a known password does not reset the count of codes. */
    public void takeBack(SignInTry attempt) {
        attempt.counts().forEach(count -> failures.takeBack(count.keyHash(), count.pausedUntil()));
    }

    /** Deletes the counts after a complete sign-in. */
    public void forget(SignInTry attempt) {
        attempt.counts().forEach(count -> failures.forget(count.keyHash()));
    }

    /** Whether a sign-in to this account was completed in this browser before. */
    public boolean isKnown(int moderatorId, Caller caller) {
        return KnownDevice.read(caller.device(), secrets.cookieKey(), moderatorId, clock.instant())
                .isPresent();
    }

    /** The device cookie after a sign-in; a known device keeps its own. */
    public String device(int moderatorId, Caller caller) {
        var now = clock.instant();
        return KnownDevice.read(caller.device(), secrets.cookieKey(), moderatorId, now)
                .orElseGet(() -> KnownDevice.random(RANDOM, now))
                .signed(secrets.cookieKey(), moderatorId);
    }

    /** One spelling for all inputs that find the same account. Text that is no address is counted in a normalized form. */
    private static String spelling(String mail) {
        var typed = mail == null ? "" : mail.strip();
        return EmailAddress.parse(typed)
                .map(EmailAddress::value)
                .orElseGet(
                        () -> Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    private List<Key> keys(String mail, Integer moderatorId, Caller caller) {
        var spelling = spelling(mail).getBytes(UTF_8);
        if (moderatorId != null) {
            var device = KnownDevice.read(caller.device(), secrets.cookieKey(), moderatorId, clock.instant());
            if (device.isPresent()) {
                return List.of(
                        key("device", SignInDelay.FREE_TRIES, device.get().id(), spelling));
            }
        }
        // always in this order, so that two tries cannot deadlock
        return List.of(
                key("network", SignInDelay.FREE_TRIES, caller.network(), spelling),
                key("address", SignInDelay.FREE_TRIES_EVERYWHERE, new byte[0], spelling));
    }

    /** Hashed with a key, so that addresses and networks cannot be found in the table. */
    private Key key(String kind, int freeTries, byte[] place, byte[] spelling) {
        var label = ("voix-sign-in-v2 " + kind + " " + place.length + "\n").getBytes(UTF_8);
        return new Key(Sha256.hmac(secrets.pepper(), label, place, spelling), freeTries);
    }

    /**
     * One counted try.
     *
     * @param pause the remaining pause, in which nothing is checked or counted
     * @param counts the keys under which it was counted
     */
    public record SignInTry(Duration pause, List<Count> counts) {

        /** One key; {@code pausedUntil} is the pause that this try caused. */
        record Count(byte[] keyHash, Instant pausedUntil) {}

        public boolean isPaused() {
            return !pause.isZero();
        }
    }

    /** A browser in which a sign-in to an account was completed: a random number and a day, signed for that account. */
    public record KnownDevice(byte[] id, Instant since) {

        public static final Duration LIFETIME = Duration.ofDays(180);

        private static final byte[] LABEL = "voix-mod-device-v1\n".getBytes(UTF_8);
        private static final int ID_LENGTH = 16;
        private static final int SIGNED_LENGTH = ID_LENGTH + Integer.BYTES;

        static KnownDevice random(SecureRandom random, Instant now) {
            var id = new byte[ID_LENGTH];
            random.nextBytes(id);
            return new KnownDevice(id, now);
        }

        String signed(byte[] key, int moderatorId) {
            var content = ByteBuffer.allocate(SIGNED_LENGTH)
                    .put(id)
                    .putInt((int) (since.getEpochSecond() / 86_400))
                    .array();
            var mark = Sha256.hmac(key, LABEL, (moderatorId + "\n").getBytes(UTF_8), content);
            var all = ByteBuffer.allocate(SIGNED_LENGTH + mark.length)
                    .put(content)
                    .put(mark);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
        }

        /** Reads what {@link #signed} wrote for this account within its lifetime. */
        static Optional<KnownDevice> read(String text, byte[] key, int moderatorId, Instant now) {
            byte[] bytes;
            try {
                bytes = Base64.getUrlDecoder().decode(text == null ? "" : text);
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
            if (bytes.length != SIGNED_LENGTH + Sha256.LENGTH) {
                return Optional.empty();
            }
            int day = ByteBuffer.wrap(bytes).getInt(ID_LENGTH);
            var device = new KnownDevice(Arrays.copyOf(bytes, ID_LENGTH), Instant.ofEpochSecond(day * 86_400L));
            boolean isOurs =
                    MessageDigest.isEqual(device.signed(key, moderatorId).getBytes(UTF_8), text.getBytes(UTF_8));
            return isOurs && device.since().plus(LIFETIME).isAfter(now) ? Optional.of(device) : Optional.empty();
        }

        @Override
        public String toString() {
            return "KnownDevice[…]";
        }
    }
}
