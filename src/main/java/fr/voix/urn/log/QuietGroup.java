package fr.voix.urn.log;

import fr.voix.urn.leaf.Leaf;
import java.util.HashSet;
import java.util.Set;

/** Counts the people in waiting leaves, at least: somebody who votes, changes and votes again counts once. */
final class QuietGroup {

    private final Set<Long> standing = new HashSet<>();
    private long olderCrossedOut;

    void read(long index, Leaf leaf) {
        String line = leaf.line();
        if (line.startsWith("b1 ") || line.startsWith("s1 ")) {
            standing.add(index);
        } else if (line.startsWith("x1 ") && !standing.remove(Long.valueOf(line.substring(3)))) {
            olderCrossedOut++;
        }
    }

    /** A change is the old leaf set aside and a new one: one person. */
    long people() {
        return Math.max(standing.size(), olderCrossedOut);
    }
}
