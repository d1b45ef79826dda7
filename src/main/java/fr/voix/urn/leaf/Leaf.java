package fr.voix.urn.leaf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * One line of an urn: ASCII, fields separated by one space, no line feed, no time. Its hash is that of RFC 6962,
 * {@code SHA-256(0x00 || line)}.
 */
public final class Leaf {

    private static final byte[] LEAF_PREFIX = {0};
    private static final String CROSSED_OUT = "x1 ";
    private static final int MOST_DIGITS = 18;

    private final String line;
    private final byte[] hash;

    public Leaf(String line) {
        if (!isPrintable(line)) {
            throw new IllegalArgumentException("A leaf is one line of printable ASCII");
        }
        this.line = line;
        this.hash = Sha256.hash(LEAF_PREFIX, line.getBytes(US_ASCII));
    }

    /** {@code t1}: the text that the following ballots are about. */
    public static Leaf question(String uid, byte[] textSha256) {
        return new Leaf("t1 " + uid + " " + HexFormat.of().formatHex(textSha256));
    }

    public static Leaf ballot(String scrutinUid, Choice choice, Tier tier, String commitment) {
        return new Leaf("b1 " + scrutinUid + " " + choice + " " + tier.level() + " " + commitment);
    }

    /** {@code s1}: a signature of a petition. */
    public static Leaf signature(String petitionUid, Tier tier, String commitment) {
        return new Leaf("s1 " + petitionUid + " " + tier.level() + " " + commitment);
    }

    /** The ballot or signature at that index no longer counts, by its author. */
    static Leaf crossedOut(long index) {
        return new Leaf(CROSSED_OUT + index);
    }

    /** The ballot or signature at that index counts no more, by a decision of moderators under a published rule. */
    public static Leaf setAside(long index, AsideMark mark) {
        return new Leaf("m1 " + index + " " + mark.rule() + " " + mark.decision());
    }

    /** The ballot or signature at that index counts again, by a decision of moderators. */
    public static Leaf reinstated(long index, String decision) {
        return new Leaf("r1 " + index + " " + decision);
    }

    /** The counts at closing: three of a scrutin, one of a petition. */
    public static Leaf closing(String uid, Counts counts) {
        return new Leaf(UrnKind.of(uid).choices().stream()
                .map(choice -> " " + counts.of(choice))
                .collect(Collectors.joining("", "z1 " + uid, "")));
    }

    /** The index of the ballot or signature that this leaf ends; -1 for other leaves. Computed, not stored: there are many leaves. */
    long crossesOut() {
        int digits = line.length() - CROSSED_OUT.length();
        if (!line.startsWith(CROSSED_OUT)
                || digits < 1
                || digits > MOST_DIGITS
                || digits > 1 && line.charAt(3) == '0') {
            return -1;
        }
        long index = 0;
        for (int i = CROSSED_OUT.length(); i < line.length(); i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = 10 * index + digit;
        }
        return index;
    }

    public String line() {
        return line;
    }

    /** 32 bytes, not to be written to. */
    public byte[] hash() {
        return hash;
    }

    private static boolean isPrintable(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' || line.charAt(i) > '~') {
                return false;
            }
        }
        return !line.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Leaf leaf && leaf.line.equals(line);
    }

    @Override
    public int hashCode() {
        return line.hashCode();
    }

    @Override
    public String toString() {
        return line;
    }
}
