package fr.voix.theme.suggestion;

import java.util.List;

/**
 * One amendement of the list classified by hand.
 *
 * @param group near copies of one another have the same number
 * @param themes slugs, the main theme first
 */
record HandClassified(String uid, String numero, Split split, int group, List<String> themes) {

    enum Split {
        TRAIN,
        TEST
    }
}
