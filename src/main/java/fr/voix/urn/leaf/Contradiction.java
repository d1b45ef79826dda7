package fr.voix.urn.leaf;

import io.micronaut.core.annotation.Nullable;
import java.util.Locale;

/**
 * A contradiction between an urn (or the audit log, or the register) and what was published of it, or between an urn and its leaves. If
 * both tree heads are known they are included, so that anybody can compare them with what they kept.
 *
 * @param how the end of a sentence about the urn; what follows its first colon is for the operator only, since it may name withheld
 *     figures
 * @param notedSize number of published leaves; null when no publication is contradicted
 * @param notedRoot their root in hex
 * @param foundSize number of leaves that were found; null when the urn is gone
 * @param foundRoot the root that was found, in hex; of the first {@code notedSize} leaves if there are more
 */
public record Contradiction(
        String uid,
        String how,
        @Nullable Long notedSize,
        @Nullable String notedRoot,
        @Nullable Long foundSize,
        @Nullable String foundRoot) {

    /** Used instead of a uid for the audit log; no scrutin has this name. */
    public static final String ACCOUNT = "journal";

    /** Used instead of a uid for the register. */
    public static final String REGISTER = "registre";

    /** A contradiction without tree heads. */
    public static Contradiction of(String uid, String how) {
        return new Contradiction(uid, how, null, null, null, null);
    }

    /** Whether it shows that the whole database is older than what was published. */
    public boolean isOfAll() {
        return notedSize != null && (foundSize == null || foundSize < notedSize);
    }

    public boolean isOfAccount() {
        return uid.equals(ACCOUNT);
    }

    /** The whole sentence, for logs. */
    public String sentence() {
        return sentence(how);
    }

    /** The public sentence. */
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
