package fr.voix.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.urn.proof.RfcVerifier;
import java.util.ArrayList;
import java.util.List;

/** A tree that grows line by line, by RFC 6962; none of the service's code in it. */
final class GrownTree {

    /** Roots of the complete subtrees, largest first, and their sizes. */
    private final List<byte[]> roots = new ArrayList<>();

    private final List<Long> sizes = new ArrayList<>();
    private long size;

    void grow(String line) {
        byte[] root = RfcVerifier.leaf(line.getBytes(UTF_8));
        long width = 1;
        while (!sizes.isEmpty() && sizes.getLast() == width) {
            root = RfcVerifier.node(roots.removeLast(), root);
            width += sizes.removeLast();
        }
        roots.add(root);
        sizes.add(width);
        size++;
    }

    byte[] root() {
        byte[] root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = RfcVerifier.node(roots.get(i), root);
        }
        return root;
    }

    long size() {
        return size;
    }
}
