package fr.voix.theme.theme;

import java.util.List;

/** What a colleague asks to be filed, once it was checked. */
sealed interface Wish {

    /**
     * It can be filed.
     *
     * @param themes one to four, the main one first
     * @param note for the record, or null
     */
    record Sound(List<Theme> themes, String note) implements Wish {}

    /** It cannot, for this reason. */
    record Unsound(ClassifyResult why) implements Wish {}
}
