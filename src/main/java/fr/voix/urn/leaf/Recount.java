package fr.voix.urn.leaf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Counts one urn again from its leaves alone. A ballot or signature counts if and only if it has no {@code x1} and its last
 * {@code m1} or {@code r1}, if any, is {@code r1}. After {@code z1} (closed) no ballot is allowed until a {@code t1} repeats the current
 * question in the same words; a {@code t1} with other words only notes a changed text. Faults are collected, not thrown: a recount
 * reads to the end. It keeps one byte a leaf, since an urn may have tens of millions. Not thread-safe.
 */
public final class Recount {

    private static final int MOST_FAULTS = 100;

    /** The syntax of leaves without the uid; values are checked elsewhere. 32 bytes have exactly one spelling. */
    private static final Pattern FORM = Pattern.compile(
            "t1 \\S+ [0-9a-f]{64}|b1 \\S+ [PCAS] [0-2] SEAL|s1 \\S+ [0-2] SEAL|m1 N RULE D|r1 N D|z1 \\S+( N){1,3}"
                    .replace("SEAL", "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
                    .replace("RULE", "(" + String.join("|", AsideMark.RULES) + ")")
                    .replace("N", "(0|[1-9][0-9]{0,17})")
                    .replace("D", "d[1-9][0-9]{0,17}"));

    private static final int FAR = 1_000_000;

    private final String uid;
    private final UrnKind kind;
    private final String noun;
    private final List<String> faults = new ArrayList<>();
    private final byte[][] prefixes = new byte[4 * Choice.values().length][];
    private final LeafMarks marks;
    private boolean hasSetAside;
    private final GrowingTree tree = new GrowingTree();
    private boolean isClosed;
    private String question = "";

    public Recount(String uid) {
        this.uid = uid;
        this.kind = UrnKind.of(uid);
        this.marks = new LeafMarks(kind);
        this.noun = kind == UrnKind.PETITION ? "signature" : "ballot";
    }

    /** Reads the next leaf. */
    public void read(long index, Leaf leaf) {
        if (isFarOut(index, leaf.hash())) {
            return;
        }
        if (index == 0 && !leaf.line().startsWith("t1 ")) {
            fault("leaf 0 states no question");
        }
        if (leaf.crossesOut() >= 0) {
            change(index, leaf.crossesOut(), LeafMarks.CROSSED_OUT, true);
        } else if (FORM.matcher(leaf.line()).matches()) {
            apply(index, leaf.line().split(" ", -1));
        } else {
            fault("leaf " + index + " has no known meaning");
        }
    }

    /**
     * Reads the next leaf, a valid ballot or signature, without building its line.
     *
     * @param commitment in base64url, as the line ends
     */
    void readVote(long index, Choice choice, Tier tier, byte[] commitment) {
        int code = 4 * choice.ordinal() + tier.level();
        if (prefixes[code] == null) {
            String line = choice == Choice.S
                    ? "s1 " + uid + " " + tier.level() + " "
                    : "b1 " + uid + " " + choice + " " + tier.level() + " ";
            prefixes[code] = ("\0" + line).getBytes(US_ASCII);
        }
        if (index == 0) {
            fault("leaf 0 states no question");
        }
        if (!isFarOut(index, tree.hash(prefixes[code], commitment))) {
            cast(index, uid, choice == Choice.S ? UrnKind.PETITION : UrnKind.SCRUTIN, choice, tier);
        }
    }

    /** Adds the hash to the tree; true when the index is so far off that it would only cost memory. */
    private boolean isFarOut(long index, byte[] leafHash) {
        long expected = tree.size();
        if (index != expected) {
            fault("leaf " + index + " stands where leaf " + expected + " should be");
        }
        tree.append(leafHash);
        return index < 0 || index > expected + FAR;
    }

    private void apply(long index, String[] fields) {
        switch (fields[0] + "/" + fields.length) {
            case "t1/3" -> {
                requireUid(index, fields[1]);
                isClosed &= !fields[2].equals(question);
                question = fields[2];
            }
            case "z1/5" -> close(index, fields, UrnKind.SCRUTIN);
            case "z1/3" -> close(index, fields, UrnKind.PETITION);
            case "b1/5" -> cast(index, fields[1], UrnKind.SCRUTIN, Choice.valueOf(fields[2]), tier(fields[3]));
            case "s1/4" -> cast(index, fields[1], UrnKind.PETITION, Choice.S, tier(fields[2]));
            case "m1/4" -> setAside(index, Long.parseLong(fields[1]));
            case "r1/3" -> change(index, Long.parseLong(fields[1]), LeafMarks.SET_ASIDE, false);
            default -> fault("leaf " + index + " has no known meaning");
        }
    }

    /** @param taker the kind of urn that may have such a leaf */
    private void cast(long index, String said, UrnKind taker, Choice choice, Tier tier) {
        requireUid(index, said);
        if (taker != kind || !kind.choices().contains(choice)) {
            fault("leaf " + index + " has no meaning in the urn of a " + kindName());
            return;
        }
        if (isClosed) {
            fault("leaf " + index + " is a " + noun + " after the urn was closed");
        }
        marks.put(index, marks.code(choice, tier));
    }

    private static Tier tier(String field) {
        return Tier.of(Integer.parseInt(field));
    }

    private String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void close(long index, String[] fields, UrnKind closed) {
        requireUid(index, fields[1]);
        if (closed != kind) {
            fault("leaf " + index + " does not close the urn of a " + kindName());
            return;
        }
        Counts counts = counts();
        String counted =
                kind.choices().stream().map(choice -> "" + counts.of(choice)).collect(Collectors.joining(" "));
        String said = String.join(" ", Arrays.asList(fields).subList(2, fields.length));
        if (isClosed) {
            fault("leaf " + index + " closes the urn, which is closed already");
        }
        if (!said.equals(counted)) {
            fault("leaf " + index + " closes with " + said + ", the leaves before it count " + counted);
        }
        isClosed = true;
    }

    private void requireUid(long index, String said) {
        if (!said.equals(uid)) {
            fault("leaf " + index + " belongs to " + said);
        }
    }

    private void change(long index, long target, int flag, boolean isSet) {
        int known = marks.at(target);
        if (known == 0) {
            fault("leaf " + index + " speaks of leaf " + target + ", which is no " + noun + " before it");
        } else if ((known & LeafMarks.CROSSED_OUT) != 0) {
            fault("leaf " + index + " speaks of leaf " + target + ", which is crossed out already");
        } else if ((known & flag) != 0 == isSet) {
            fault("leaf " + index + " speaks of leaf " + target + ", which is " + (isSet ? "" : "not ") + "set aside");
        } else {
            marks.change(index, target, isSet ? known | flag : known & ~flag);
        }
    }

    private void setAside(long index, long target) {
        hasSetAside = true;
        change(index, target, LeafMarks.SET_ASIDE, true);
    }

    /**
     * Compares a row of the table of ballots or signatures with its leaf, which must have the same values and no {@code x1}.
     *
     * @param isMarked whether the row is set aside
     * @return false for a difference, which is added to the faults
     */
    public boolean readRow(long leafIndex, Choice choice, Tier tier, boolean isMarked) {
        int known = marks.at(leafIndex);
        int said = marks.code(choice, tier);
        if ((known & LeafMarks.VOTE) != said) {
            return fault("a " + noun + " row says " + choice + " at leaf " + leafIndex + ", which says something else");
        }
        if ((known & (LeafMarks.HAS_ROW | LeafMarks.CROSSED_OUT)) != 0) {
            return fault("a " + noun + " row stands for leaf " + leafIndex + ", which "
                    + ((known & LeafMarks.HAS_ROW) != 0 ? "has one already" : "is crossed out"));
        }
        if ((known & LeafMarks.SET_ASIDE) != 0 != isMarked) {
            return fault("the " + (kind == UrnKind.PETITION ? "signatory" : "voter") + " of leaf " + leafIndex + " is "
                    + (isMarked ? "" : "not ") + "marked as set aside, the leaf is" + (isMarked ? " not" : ""));
        }
        marks.put(leafIndex, known | LeafMarks.HAS_ROW);
        return true;
    }

    /** Always false. */
    private boolean fault(String sentence) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(sentence);
        }
        return false;
    }

    public Frontier frontier() {
        return tree.frontier();
    }

    /** Number of leaves that were read. */
    long size() {
        return tree.size();
    }

    public Counts counts() {
        return marks.counts();
    }

    /** {@link LeafMarks#countsAt} */
    long[][] countsAt(long... sizes) {
        return marks.countsAt(sizes);
    }

    public long total() {
        return marks.total();
    }

    /** An earlier ballot or signature; empty for another leaf. */
    public Optional<Choice> choiceAt(long index) {
        return marks.choiceAt(index);
    }

    /** Approximate memory in bytes. */
    int weight() {
        return 1_000 + marks.weight();
    }

    /** Whether any ballot was ever set aside. */
    public boolean hasSetAside() {
        return hasSetAside;
    }

    /** Whether the urn is open after the last leaf. */
    public boolean isOpen() {
        return !isClosed;
    }

    /** The hash of the last {@code t1} in hex; empty before the first. */
    public String question() {
        return question;
    }

    /** What an urn of this kind takes. */
    public String noun() {
        return noun;
    }

    /** Ballots or signatures before a leaf without an {@code x1} and without a row: nobody could change or withdraw them. */
    public long withoutRow(long before) {
        return marks.withoutRow(before);
    }

    /** The first hundred faults, a sentence each. */
    public List<String> faults() {
        return faults;
    }
}
