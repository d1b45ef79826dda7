package fr.voix.urn.leaf;

import io.micronaut.core.annotation.Nullable;
import java.util.Locale;

/**
 * How an urn, or the audit log, is not what was published of it, or an urn not what its leaves say. Where the two facts are
 * known that contradict each other, they stand here: anybody can hold them against what they kept.
 *
 * @param how the end of a sentence about the urn; behind its first colon stands what is for the operator alone, for it may tell the
 *     very figures that are withheld
 * @param notedSize how many leaves were published; null when it is not a publication that is contradicted
 * @param notedRoot the root of their tree in hex
 * @param foundSize how many leaves were found; null when there is no urn any more
 * @param foundRoot the root that was found in hex: of {@code notedSize} leaves where there are more
 */
public record Contradiction(
        String uid,
        String how,
        @Nullable Long notedSize,
        @Nullable String notedRoot,
        @Nullable Long foundSize,
        @Nullable String foundRoot) {

    /** Stands in the place of a uid where it is the audit log that contradicts: no scrutin is called so. */
    public static final String ACCOUNT = "journal";

    /** Stands in the place of a uid where it is the register. */
    public static final String REGISTER = "registre";

    /** One of which no more is known than the sentence. */
    public static Contradiction of(String uid, String how) {
        return new Contradiction(uid, how, null, null, null, null);
    }

    /** Whether the database as a whole must be older than what was published: then no urn is what it seems. */
    public boolean isOfAll() {
        return notedSize != null && (foundSize == null || foundSize < notedSize);
    }

    public boolean isOfAccount() {
        return uid.equals(ACCOUNT);
    }

    /** All of it, for logs. */
    public String sentence() {
        return sentence(how);
    }

    /** As anybody may read it. */
    public String publicSentence() {
        return sentence(publicHow());
    }

    /** The end of that sentence. */
    public String publicHow() {
        return how.split(":", 2)[0];
    }

    private String sentence(String end) {
        if (uid.equals(REGISTER)) {
            return "The register " + end + ".";
        }
        return isOfAccount()
                ? "The audit log does not hold: " + end + "."
                : "The urn of " + UrnKind.of(uid).name().toLowerCase(Locale.ROOT) + " " + uid + " " + end + ".";
    }
}
