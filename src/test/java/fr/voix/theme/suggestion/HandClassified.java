package fr.voix.theme.suggestion;

import fr.voix.base.text.ListReader;
import java.util.List;
import java.util.Locale;

/**
 * One amendement of a list classified by hand.
 *
 * @param group near copies of one another have the same number
 * @param themes slugs, the main theme first
 */
record HandClassified(String uid, String numero, Split split, int group, List<String> themes) {

    enum Split {
        TRAIN,
        TEST
    }

    /** The amendements of the sample. */
    static List<HandClassified> ofSample() {
        return read("classified.csv");
    }

    static List<HandClassified> read(String file) {
        return ListReader.text(HandClassified.class, "/suggestions/" + file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .map(HandClassified::one)
                .toList();
    }

    private static HandClassified one(String line) {
        String[] fields = line.split(",", -1);
        return new HandClassified(
                fields[0],
                fields[1],
                Split.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                Integer.parseInt(fields[3]),
                List.of(fields[4].split(" ")));
    }
}
