package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.NoteKey;
import java.util.Base64;

/**
 * A tally that a service signed at one size of an urn, as {@code /api/v1/scrutins/{uid}/resultat} serves it, or {@code
 * /api/v1/petitions/{id}/resultat}. Every field is in
 * the signed text, so that none can be altered unseen.
 *
 * @param tally the counts, the size and the root
 * @param at the hour in which the urn reached that size, as it is written
 * @param caution what the count is not
 * @param origin first line of the signed text
 * @param key whose signature it says to carry
 * @param signature 64 bytes of Ed25519
 */
public record SignedResult(
        PublishedTally tally, String at, String caution, String origin, String key, byte[] signature) {

    /** What is signed. */
    public String text() {
        StringBuilder text = new StringBuilder(origin)
                .append("\nsize ")
                .append(tally.size())
                .append("\nroot ")
                .append(tally.root())
                .append("\nat ")
                .append(at)
                .append("\nstate ")
                .append(tally.state())
                .append('\n');
        long[][] tiers = tally.tiers();
        for (int tier = 0; tier < tiers.length; tier++) {
            // in the digits of ASCII, whatever the machine's language has
            text.append("tier ").append(tier);
            for (long count : tiers[tier]) {
                text.append(' ').append(count);
            }
            text.append('\n');
        }
        return text.append(caution).append('\n').toString();
    }

    /** That the document is whole, by this key, and its sums are those of its tiers. */
    public void requireSignedBy(NoteKey trusted) throws DifferenceException {
        if (!key.equals(trusted.encoded())) {
            throw new DifferenceException("the signed result names the key " + key + ", not " + trusted.encoded());
        }
        String own = trusted.name() + "/" + tally.kind().path() + "/" + tally.uid() + "/resultat";
        if (!origin.equals(own)) {
            throw new DifferenceException("the signed result begins with " + origin + ", not with " + own);
        }
        if (!trusted.verifies(text().getBytes(UTF_8), signature)) {
            throw new DifferenceException(
                    "the signature of the signed result is wrong: it was altered, or signed by another key");
        }
        requireSums();
    }

    private void requireSums() throws DifferenceException {
        long total = 0;
        for (int choice = 0; choice < tally.counts().length; choice++) {
            long said = tally.counts()[choice];
            long sum = 0;
            for (long[] tier : tally.tiers()) {
                sum += tier[choice];
            }
            if (sum != said) {
                throw new DifferenceException("the signed result says "
                        + tally.kind().words().get(choice) + " " + said + ", its tiers make " + sum);
            }
            total += sum;
        }
        if (total != tally.total()) {
            throw new DifferenceException(
                    "the signed result says total " + tally.total() + ", its tiers make " + total);
        }
    }

    /** As a caption cites it. */
    String citation() {
        LogKind kind = tally.kind();
        StringBuilder counts = new StringBuilder();
        for (int choice = 0; choice < tally.counts().length; choice++) {
            counts.append(' ').append(kind.words().get(choice)).append('=').append(tally.counts()[choice]);
        }
        return "result " + kind.noun() + "=" + tally.uid() + " size=" + tally.size() + counts + " state="
                + tally.state()
                + " root=" + tally.root() + " signature="
                + Base64.getEncoder().encodeToString(signature);
    }
}
