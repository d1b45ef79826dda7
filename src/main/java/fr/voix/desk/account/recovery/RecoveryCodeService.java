package fr.voix.desk.account.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Base32;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ten codes, each usable once in place of a second factor. Called inside the transaction of the act. */
@Singleton
public record RecoveryCodeService(RecoveryCodeRepository codes, Secrets secrets, Clock clock) {

    static final int CODES = 10;

    private static final byte[] LABEL = "voix-recovery-v1\n".getBytes(UTF_8);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Replaces all codes. The new ones are shown only now. */
    public List<String> make(int moderatorId) {
        codes.clear(moderatorId);
        var fresh =
                Stream.generate(() -> RecoveryCode.random(RANDOM)).limit(CODES).toList();
        fresh.forEach(code -> codes.add(moderatorId, hash(moderatorId, code)));
        return fresh.stream().map(RecoveryCode::text).toList();
    }

    /** Uses a code up: whether it is one of this account that was not used before. */
    public boolean use(int moderatorId, String typed) {
        return codes.use(moderatorId, hash(moderatorId, RecoveryCode.typed(typed)), clock.instant()) == 1;
    }

    public int left(int moderatorId) {
        return codes.left(moderatorId);
    }

    public void clear(int moderatorId) {
        codes.clear(moderatorId);
    }

    /** A fast hash is enough: 120 random bits cannot be guessed, and the key is not in the database. */
    private byte[] hash(int moderatorId, RecoveryCode code) {
        var account = (moderatorId + "\n").getBytes(UTF_8);
        return Sha256.hmac(secrets.pepper(), LABEL, account, code.letters().getBytes(UTF_8));
    }

    /** 120 random bits as letters, to be kept on paper in case the phone is lost. */
    record RecoveryCode(String letters) {

        private static final int BYTES = 15;

        static RecoveryCode random(SecureRandom random) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return new RecoveryCode(Base32.encode(bytes));
        }

        /** From typed text: lower case, hyphens and spaces do not matter. */
        static RecoveryCode typed(String text) {
            return new RecoveryCode(
                    text == null ? "" : text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", ""));
        }

        /** As shown: in groups of four. */
        String text() {
            return Base32.grouped(letters, "-");
        }

        @Override
        public String toString() {
            return "RecoveryCode[…]";
        }
    }
}
