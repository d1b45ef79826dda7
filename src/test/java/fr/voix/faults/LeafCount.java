package fr.voix.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts an urn from its lines by the published rule, and grows its tree; none of the service's code in it. */
final class LeafCount {

    private final List<String> leaves = new ArrayList<>();
    private final Map<Long, String> standing = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>(Map.of("P", 0L, "C", 0L, "A", 0L));
    private final Map<Long, String> aside = new HashMap<>();
    private final Set<String> seals = new HashSet<>();
    private final Pattern form;
    private final List<String> faults = new ArrayList<>();
    private boolean isClosed;
    private String question = "";
    private final GrownTree tree = new GrownTree();

    LeafCount(String uid) {
        this.form = Pattern.compile(
                "t1 UID [0-9a-f]{64}|b1 UID [PCA] [0-2] SEAL|x1 N|m1 N (reseau|rafale|domaine) D|r1 N D|z1 UID N N N"
                        .replace("SEAL", "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
                        .replace(" N", " (0|[1-9][0-9]{0,17})")
                        .replace(" D", " d[1-9][0-9]{0,17}")
                        .replace("UID", Pattern.quote(uid)));
    }

    void read(String leaf) {
        long index = leaves.size();
        leaves.add(leaf);
        if (!form.matcher(leaf).matches() || index == 0 && !leaf.startsWith("t1 ")) {
            faults.add("leaf " + index + " is " + leaf);
        } else {
            apply(index, leaf.split(" "));
        }
        tree.grow(leaf);
    }

    private void apply(long index, String[] fields) {
        switch (fields[0]) {
            case "t1" -> {
                isClosed &= !fields[2].equals(question);
                question = fields[2];
            }
            case "z1" -> close(index, fields);
            case "m1" -> setAside(index, Long.parseLong(fields[1]), fields[2]);
            case "r1" -> reinstate(index, Long.parseLong(fields[1]));
            case "b1" -> cast(index, fields[2], fields[4]);
            default -> crossOut(index, Long.parseLong(fields[1]));
        }
    }

    private void cast(long index, String choice, String seal) {
        if (isClosed) {
            faults.add("leaf " + index + " is a ballot of a closed urn");
        }
        if (!seals.add(choice + seal)) {
            faults.add("leaf " + index + " repeats a leaf before it");
        }
        standing.put(index, choice);
        counts.merge(choice, 1L, Long::sum);
    }

    private void crossOut(long index, long ballot) {
        String letter = standing.remove(ballot);
        if (letter == null) {
            faults.add("leaf " + index + " crosses out leaf " + ballot + ", which does not stand");
        } else if (aside.remove(ballot) == null) {
            counts.merge(letter, -1L, Long::sum);
        }
    }

    private void setAside(long index, long ballot, String rule) {
        String letter = standing.get(ballot);
        if (letter == null || aside.putIfAbsent(ballot, rule) != null) {
            faults.add("leaf " + index + " sets aside leaf " + ballot + ", which does not count");
        } else {
            counts.merge(letter, -1L, Long::sum);
        }
    }

    private void reinstate(long index, long ballot) {
        if (aside.remove(ballot) == null) {
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

    byte[] root() {
        return tree.root();
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

    boolean isClosed() {
        return isClosed;
    }

    List<String> faults() {
        return faults;
    }
}
