package fr.voix.theme.theme;

import java.util.List;

/** A moderator's request to file, after the check. */
sealed interface Wish {

    /**
     * It can be carried out.
     *
     * @param themes one to four, the main one first
     * @param note for the audit log, or null
     */
    record Sound(List<Theme> themes, String note) implements Wish {}

    /** It cannot, for this reason. */
    record Unsound(ClassifyResult why) implements Wish {}
}
