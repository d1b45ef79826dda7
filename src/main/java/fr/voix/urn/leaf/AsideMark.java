package fr.voix.urn.leaf;

import java.util.Set;

/**
 * Why a ballot is set aside: the published rule, and the decision that applied it, as {@code m1} leaves name them.
 *
 * @param number of the decision
 */
public record AsideMark(String rule, long number) {

    /** The published rules. A leaf with another one breaks the counting rule and cannot be written. */
    public static final Set<String> RULES = Set.of("reseau", "rafale", "domaine");

    public AsideMark {
        if (!RULES.contains(rule) || number < 1) {
            throw new IllegalArgumentException("No mark of a ballot set aside: " + rule + " " + number);
        }
    }

    /** The last field of the leaf. */
    public String decision() {
        return decision(number);
    }

    /** The form of a decision in leaves. */
    public static String decision(long number) {
        return "d" + number;
    }
}
