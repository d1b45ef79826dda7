package fr.voix.theme.review;

import java.util.HashSet;
import java.util.List;

/**
 * One decision, decided once more by a colleague who had not seen it.
 *
 * @param first slugs of the decision, the main theme first
 * @param second slugs of the second reader, the main theme first
 */
public record SecondReading(List<String> first, List<String> second) {

    public boolean isSameMain() {
        return first.getFirst().equals(second.getFirst());
    }

    /** The same themes, whichever is the main one. */
    public boolean isSameSet() {
        return new HashSet<>(first).equals(new HashSet<>(second));
    }
}
