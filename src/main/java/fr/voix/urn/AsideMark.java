package fr.voix.urn;

import java.util.regex.Pattern;

/**
 * Why a ballot is set aside: the published rule, and the decision that applied it, as {@code m1} leaves name them.
 *
 * @param number of the decision
 */
public record AsideMark(String rule, long number) {

    private static final Pattern RULE = Pattern.compile("[a-z]{1,30}");

    public AsideMark {
        if (!RULE.matcher(rule).matches() || number < 1) {
            throw new IllegalArgumentException("No mark of a ballot set aside: " + rule + " " + number);
        }
    }

    /** The last field of the leaf. */
    public String decision() {
        return decision(number);
    }

    /** How leaves name a decision. */
    public static String decision(long number) {
        return "d" + number;
    }
}
