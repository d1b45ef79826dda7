package fr.voix.urn.setaside;

import java.util.Arrays;

/** A share of ballots, so coarse that it may be public: it says whether something pressed, and names no person. */
public enum ShareClass {
    NONE("none", 0),
    UNDER_5("under-5", 5),
    UNDER_10("5-10", 10),
    UNDER_25("10-25", 25),
    OVER_25("over-25", Integer.MAX_VALUE);

    private static final long HUNDRED = 100;

    private final String code;
    private final int below;

    ShareClass(String code, int below) {
        this.code = code;
        this.below = below;
    }

    static ShareClass of(long part, long whole) {
        if (part == 0) {
            return NONE;
        }
        return Arrays.stream(values())
                .filter(share -> share != NONE && HUNDRED * part < share.below * whole)
                .findFirst()
                .orElse(OVER_25);
    }

    static ShareClass ofCode(String code) {
        return Arrays.stream(values())
                .filter(share -> share.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** In percent, as the API has it. */
    public String code() {
        return code;
    }
}
