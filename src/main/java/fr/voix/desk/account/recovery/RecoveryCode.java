package fr.voix.desk.account.recovery;

import fr.voix.base.secret.Base32;
import java.security.SecureRandom;
import java.util.Locale;

/** 120 random bits in letters: kept on paper, for the day the telephone is lost. */
record RecoveryCode(String letters) {

    private static final int BYTES = 15;

    static RecoveryCode random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RecoveryCode(Base32.encode(bytes));
    }

    /** As typed: small letters, hyphens and spaces do not matter. */
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
