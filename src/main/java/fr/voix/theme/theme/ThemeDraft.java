package fr.voix.theme.theme;

import fr.voix.base.text.Slug;
import java.util.EnumSet;
import java.util.Set;

/**
 * Names and descriptions of a theme as typed by a moderator, with a reason.
 *
 * @param reason shown in the public journal
 */
public record ThemeDraft(String libelle, String libelleEn, String description, String descriptionEn, String reason) {

    public static final int LONGEST_LIBELLE = 60;
    public static final int LONGEST_DESCRIPTION = 500;
    public static final int LONGEST_REASON = 2000;

    private static final int SHORTEST_LIBELLE = 2;

    public ThemeDraft {
        libelle = inOneLine(libelle);
        libelleEn = inOneLine(libelleEn);
        description = inOneLine(description);
        descriptionEn = inOneLine(descriptionEn);
        reason = reason == null ? "" : reason.strip();
    }

    /** Its faults that need no other data, in the order of the form. */
    public Set<ThemeFlaw> flaws() {
        var flaws = EnumSet.noneOf(ThemeFlaw.class);
        if (!isName(libelle)) {
            flaws.add(ThemeFlaw.LIBELLE_LENGTH);
        } else if (slug().isEmpty()) {
            flaws.add(ThemeFlaw.LIBELLE_WITHOUT_ADDRESS);
        }
        if (!isName(libelleEn)) {
            flaws.add(ThemeFlaw.LIBELLE_EN_LENGTH);
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            flaws.add(ThemeFlaw.DESCRIPTION_LENGTH);
        }
        if (descriptionEn.length() > LONGEST_DESCRIPTION) {
            flaws.add(ThemeFlaw.DESCRIPTION_EN_LENGTH);
        }
        flaws.addAll(flawsOf(reason));
        return flaws;
    }

    /** Every change of a theme needs a reason. */
    static Set<ThemeFlaw> flawsOf(String reason) {
        if (reason == null || reason.isBlank()) {
            return EnumSet.of(ThemeFlaw.REASON_MISSING);
        }
        return reason.strip().length() > LONGEST_REASON
                ? EnumSet.of(ThemeFlaw.REASON_LENGTH)
                : EnumSet.noneOf(ThemeFlaw.class);
    }

    String slug() {
        return Slug.of(libelle);
    }

    private static boolean isName(String text) {
        return text.length() >= SHORTEST_LIBELLE && text.length() <= LONGEST_LIBELLE;
    }

    /** Replaces line breaks and other control characters by spaces, and removes invisible ones. */
    private static String inOneLine(String text) {
        return text == null
                ? ""
                : text.replaceAll("[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]", "")
                        .replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ")
                        .replaceAll(" {2,}", " ")
                        .strip();
    }
}
