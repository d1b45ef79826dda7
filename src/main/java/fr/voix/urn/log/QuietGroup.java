package fr.voix.urn.log;

import fr.voix.urn.leaf.Leaf;
import java.util.HashSet;
import java.util.Set;

/** Reads the leaves that wait, and tells how many people at least they are about: one who votes, regrets and votes again is one. */
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

    /** A ballot that was changed is an older one crossed out and a new one: counted once. */
    long people() {
        return Math.max(standing.size(), olderCrossedOut);
    }
}
