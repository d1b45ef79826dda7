package fr.voix.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.proof.RfcVerifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts an urn from its lines by the published rule, and grows its tree by RFC 6962; none of the service's code in it. */
final class LeafCount {

    private final List<String> leaves = new ArrayList<>();
    private final Map<Long, String> standing = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>(Map.of("P", 0L, "C", 0L, "A", 0L));
    private final Set<Long> aside = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private boolean isClosed;
    private String question = "";
    /** Roots of the complete subtrees, largest first, and their sizes. */
    private final List<byte[]> roots = new ArrayList<>();

    private final List<Long> sizes = new ArrayList<>();

    void read(String leaf) {
        long index = leaves.size();
        leaves.add(leaf);
        String[] fields = leaf.split(" ", -1);
        switch (fields[0]) {
            case "t1" -> {
                isClosed &= !fields[2].equals(question);
                question = fields[2];
            }
            case "z1" -> close(index, fields);
            case "m1" -> setAside(index, Long.parseLong(fields[1]));
            case "r1" -> reinstate(index, Long.parseLong(fields[1]));
            case "b1" -> {
                if (isClosed) {
                    faults.add("leaf " + index + " is a ballot of a closed urn");
                }
                standing.put(index, fields[2]);
                counts.merge(fields[2], 1L, Long::sum);
            }
            case "x1" -> crossOut(index, Long.parseLong(fields[1]));
            default -> faults.add("leaf " + index + " is a " + fields[0]);
        }
        grow(RfcVerifier.leaf(leaf.getBytes(US_ASCII)));
    }

    private void crossOut(long index, long ballot) {
        String letter = standing.remove(ballot);
        if (letter == null) {
            faults.add("leaf " + index + " crosses out leaf " + ballot + ", which does not stand");
        } else if (!aside.remove(ballot)) {
            counts.merge(letter, -1L, Long::sum);
        }
    }

    private void setAside(long index, long ballot) {
        String letter = standing.get(ballot);
        if (letter == null || !aside.add(ballot)) {
            faults.add("leaf " + index + " sets aside leaf " + ballot + ", which does not count");
        } else {
            counts.merge(letter, -1L, Long::sum);
        }
    }

    private void reinstate(long index, long ballot) {
        if (!aside.remove(ballot)) {
            faults.add("leaf " + index + " reinstates leaf " + ballot + ", which is not set aside");
        } else {
            counts.merge(standing.get(ballot), 1L, Long::sum);
        }
    }

    private void close(long index, String[] fields) {
        String said = fields[2] + "," + fields[3] + "," + fields[4];
        if (isClosed || !said.equals(counted())) {
            faults.add("leaf " + index + " closes with " + said + " at " + counted());
        }
        isClosed = true;
    }

    private void grow(byte[] hash) {
        byte[] root = hash;
        long size = 1;
        while (!sizes.isEmpty() && sizes.getLast() == size) {
            root = RfcVerifier.node(roots.removeLast(), root);
            size += sizes.removeLast();
        }
        roots.add(root);
        sizes.add(size);
    }

    byte[] root() {
        byte[] root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = RfcVerifier.node(roots.get(i), root);
        }
        return root;
    }

    long size() {
        return leaves.size();
    }

    String leaf(long index) {
        return leaves.get(Math.toIntExact(index));
    }

    List<String> leaves() {
        return leaves;
    }

    boolean stands(long index) {
        return standing.containsKey(index);
    }

    long standing() {
        return standing.size();
    }

    /** {@code pour,contre,abstention}. */
    String counted() {
        return counts.get("P") + "," + counts.get("C") + "," + counts.get("A");
    }

    List<String> faults() {
        return faults;
    }
}
