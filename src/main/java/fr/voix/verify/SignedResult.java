package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;

/**
 * A tally that a service signed at one size of an urn, as {@code /api/v1/scrutins/{uid}/resultat} serves it. Every field is in
 * the signed text, so that none can be altered unseen.
 *
 * @param tally the counts, the size and the root
 * @param state {@code open} or {@code closed}
 * @param at the hour in which the urn reached that size, as it is written
 * @param caution what the count is not
 * @param origin first line of the signed text
 * @param key whose signature it says to carry
 * @param signature 64 bytes of Ed25519
 */
record SignedResult(
        PublishedTally tally, String state, String at, String caution, String origin, String key, byte[] signature) {

    /** What is signed. */
    String text() {
        StringBuilder text = new StringBuilder(origin)
                .append("\nsize ")
                .append(tally.size())
                .append("\nroot ")
                .append(tally.root())
                .append("\nat ")
                .append(at)
                .append("\nstate ")
                .append(state)
                .append('\n');
        long[][] tiers = tally.tiers();
        for (int tier = 0; tier < tiers.length; tier++) {
            // in the digits of ASCII, whatever the machine's language has
            text.append(String.format(
                    Locale.ROOT, "tier %d %d %d %d\n", tier, tiers[tier][0], tiers[tier][1], tiers[tier][2]));
        }
        return text.append(caution).append('\n').toString();
    }

    /** That the document is whole, by this key, and its sums are those of its tiers. */
    void requireSignedBy(NoteKey trusted) throws DifferenceException {
        if (!key.equals(trusted.encoded())) {
            throw new DifferenceException("the signed result names the key " + key + ", not " + trusted.encoded());
        }
        String own = trusted.name() + "/scrutins/" + tally.scrutin() + "/resultat";
        if (!origin.equals(own)) {
            throw new DifferenceException("the signed result begins with " + origin + ", not with " + own);
        }
        if (!trusted.verifies(text().getBytes(UTF_8), signature)) {
            throw new DifferenceException(
                    "the signature of the signed result is wrong: it was altered, or signed by another key");
        }
        long[] said = {tally.pour(), tally.contre(), tally.abstention()};
        long total = 0;
        for (int choice = 0; choice < UrnCount.CHOICES; choice++) {
            long sum = 0;
            for (long[] tier : tally.tiers()) {
                sum += tier[choice];
            }
            if (sum != said[choice]) {
                throw new DifferenceException("the signed result says " + TallyComparison.WORDS[choice] + " "
                        + said[choice] + ", its tiers make " + sum);
            }
            total += sum;
        }
        if (total != tally.total()) {
            throw new DifferenceException(
                    "the signed result says total " + tally.total() + ", its tiers make " + total);
        }
    }

    boolean isOpen() {
        return state.equals("open");
    }

    /** As a caption cites it. */
    String citation() {
        return "result scrutin=" + tally.scrutin() + " size=" + tally.size() + " pour=" + tally.pour() + " contre="
                + tally.contre() + " abstention=" + tally.abstention() + " state=" + state + " root=" + tally.root()
                + " signature=" + Base64.getEncoder().encodeToString(signature);
    }
}
