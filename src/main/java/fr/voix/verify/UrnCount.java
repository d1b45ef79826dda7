package fr.voix.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The counting rule, applied to the lines of one urn in their order. A ballot or signature counts if and only if it has no
 * {@code x1} and its last {@code m1} or {@code r1}, if any, is {@code r1}. After {@code z1} none comes in until the urn is opened
 * again: by a {@code t1} that repeats the text of the {@code t1} before it. One with another text only states the new text. Whatever the rule does not foresee is a difference. One byte a
 * leaf and eight a ballot or signature are remembered.
 */
final class UrnCount {

    static final int TIERS = 3;

    /** The rule under which a ballot waits for moderators to look at it. */
    private static final String WAITING_RULE = "attente";

    private static final Set<String> RULES = Set.of(WAITING_RULE, "reseau", "rafale", "domaine");
    private static final Pattern DECISION = Pattern.compile("d[1-9][0-9]{0,17}");

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** 32 bytes in base64url without padding: the last character carries four bits, its last two are zero. */
    private static final Pattern COMMITMENT = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    // what is known of a leaf: 0 for one that is no ballot or signature
    private static final int BALLOT = 0b1111;
    private static final int WAITING = 0x10;
    private static final int SET_ASIDE = 0x20;
    private static final int CROSSED_OUT = 0x40;

    private final String uid;
    private final LogKind kind;
    private final int choices;
    private final Findings findings;
    private final LeafEffects effects;
    private final LongSet commitments = new LongSet();
    private final long[][] counts;
    private long waiting;
    private byte[] leaves = new byte[256];
    private int index;
    private boolean isClosed;
    private final Set<String> questions = new LinkedHashSet<>();
    private String question = "";

    UrnCount(String uid, Findings findings) {
        this(uid, findings, LeafEffects.NONE);
    }

    UrnCount(String uid, Findings findings, LeafEffects effects) {
        this.uid = uid;
        this.effects = effects;
        this.kind = LogKind.of(uid);
        this.choices = kind.words().size();
        this.counts = new long[TIERS][choices];
        this.findings = findings;
    }

    /** Takes the next leaf. */
    void read(byte[] entry, byte[] hash) {
        if (index == leaves.length) {
            leaves = Arrays.copyOf(leaves, Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, leaves.length * 2L)));
        }
        if (isPrintable(entry)) {
            apply(new String(entry, US_ASCII).split(" ", -1), hash);
        } else {
            wrong("is not a line of printable ASCII");
        }
        index++;
    }

    private void apply(String[] fields, byte[] hash) {
        if (index == 0 && !fields[0].equals("t1")) {
            wrong("does not state the question (t1), and it is the first");
        }
        switch (fields[0] + "/" + fields.length) {
            case "t1/3" -> question(fields);
            case "x1/2" -> crossOut(fields[1]);
            case "m1/4" -> setAside(fields);
            case "r1/3" -> reinstate(fields);
            default -> applyOwn(fields, hash);
        }
    }

    /** The leaves that only the urn of a scrutin has, or of a petition. */
    private void applyOwn(String[] fields, byte[] hash) {
        switch (kind + "/" + fields[0] + "/" + fields.length) {
            case "SCRUTIN/b1/5" -> cast(fields, kind.letters().indexOf(fields[2]), hash);
            case "PETITION/s1/4" -> cast(fields, 0, hash);
            case "SCRUTIN/z1/5", "PETITION/z1/3" -> close(fields);
            default -> wrong("has no meaning that the rule knows");
        }
    }

    private void question(String[] fields) {
        requireUid(fields[1]);
        if (!SHA_256.matcher(fields[2]).matches()) {
            wrong("states a question by something that is no SHA-256");
        } else {
            questions.add(fields[2]);
        }
        boolean isRepeated = fields[2].equals(question);
        if (isRepeated && isClosed) {
            isClosed = false;
            effects.onStatement("reopening", index);
        } else if (!isRepeated && total() > 0) {
            effects.onStatement("text-change", index);
        }
        question = fields[2];
    }

    /** Tier and commitment stand last. */
    private void cast(String[] fields, int choice, byte[] hash) {
        requireUid(fields[1]);
        String said = fields[fields.length - 2];
        int tier = said.matches("[0-2]") ? said.charAt(0) - '0' : -1;
        if (choice < 0
                || tier < 0
                || !COMMITMENT.matcher(fields[fields.length - 1]).matches()) {
            wrong("is a " + kind.entry() + " with a " + (kind == LogKind.SCRUTIN ? "choice, " : "")
                    + "tier or commitment that cannot be");
            return;
        }
        if (isClosed) {
            wrong("is a " + kind.entry() + " after the urn was closed");
        }
        if (!commitments.add(LongSet.firstBytes(hash))) {
            wrong("repeats the " + kind.entry() + " of a leaf before it");
        }
        leaves[index] = (byte) (1 + tier * choices + choice);
        counts[tier][choice]++;
        effects.onCast(index, choice);
    }

    private void crossOut(String target) {
        int ballot = standing(target, "crosses out");
        if (ballot >= 0) {
            count(ballot, -1);
            waitNoMore(ballot);
            leaves[ballot] |= CROSSED_OUT;
            effects.onCrossedOut(ballot, choice(ballot), index);
        }
    }

    private void setAside(String[] fields) {
        int ballot = standing(fields[1], "sets aside");
        if (ballot < 0 || !isDecided(fields[3])) {
            return;
        }
        if (!RULES.contains(fields[2])) {
            wrong("sets aside under the rule " + fields[2] + ", which is not published");
            return;
        }
        if ((leaves[ballot] & SET_ASIDE) != 0) {
            wrong("sets aside leaf " + ballot + ", which is set aside already");
            return;
        }
        count(ballot, -1);
        leaves[ballot] |= SET_ASIDE;
        effects.onSetAside(ballot, choice(ballot), fields[2], fields[3]);
        if (fields[2].equals(WAITING_RULE)) {
            leaves[ballot] |= WAITING;
            waiting++;
        }
    }

    private void reinstate(String[] fields) {
        int ballot = standing(fields[1], "reinstates");
        if (ballot < 0 || !isDecided(fields[2])) {
            return;
        }
        if ((leaves[ballot] & SET_ASIDE) == 0) {
            wrong("reinstates leaf " + ballot + ", which is not set aside");
            return;
        }
        waitNoMore(ballot);
        leaves[ballot] &= ~SET_ASIDE;
        count(ballot, 1);
        effects.onReinstated(ballot, fields[2]);
    }

    private void waitNoMore(int ballot) {
        waiting -= (leaves[ballot] & WAITING) != 0 ? 1 : 0;
        leaves[ballot] &= ~WAITING;
    }

    private void close(String[] fields) {
        requireUid(fields[1]);
        if (isClosed) {
            wrong("closes the urn, which is closed already");
        }
        isClosed = true;
        effects.onStatement("closing", index);
        for (int choice = 0; choice < choices; choice++) {
            String said = fields[2 + choice];
            if (!said.equals(Long.toString(of(choice)))) {
                wrong("closes with " + said + " for " + kind.letters().get(choice) + ", the leaves before it count "
                        + of(choice));
            }
        }
    }

    /** The index of a ballot before this leaf that no {@code x1} names; -1 when it is none, which is then said. */
    private int standing(String target, String deed) {
        if (!NUMBER.matcher(target).matches()) {
            wrong(deed + " what is no index");
            return -1;
        }
        long ballot = Long.parseLong(target);
        if (ballot >= index || leaves[(int) ballot] == 0) {
            wrong(deed + " leaf " + target + ", which is no " + kind.entry() + " before it");
            return -1;
        }
        if ((leaves[(int) ballot] & CROSSED_OUT) != 0) {
            wrong(deed + " leaf " + target + ", which is crossed out already");
            return -1;
        }
        return (int) ballot;
    }

    /** Changes the count, unless the ballot is set aside and hence counted nowhere. */
    private void count(int ballot, int by) {
        if ((leaves[ballot] & SET_ASIDE) == 0) {
            int said = (leaves[ballot] & BALLOT) - 1;
            counts[said / choices][said % choices] += by;
        }
    }

    private int choice(int ballot) {
        return ((leaves[ballot] & BALLOT) - 1) % choices;
    }

    private void requireUid(String said) {
        if (!said.equals(uid)) {
            wrong("belongs to another " + kind.noun() + ", " + said);
        }
    }

    private boolean isDecided(String decision) {
        boolean isNamed = DECISION.matcher(decision).matches();
        if (!isNamed) {
            wrong("names no decision");
        }
        return isNamed;
    }

    /** What became of the ballot or signature of an index. */
    String fate(long of) {
        byte said = leaves[Math.toIntExact(of)];
        return (said & CROSSED_OUT) != 0
                ? "it counts no more: changed, withdrawn or erased by its author"
                : (said & SET_ASIDE) != 0 ? "it is set aside under a published rule" : "it counts";
    }

    private void wrong(String what) {
        findings.difference("leaf " + index + " " + what);
    }

    long size() {
        return index;
    }

    boolean isClosed() {
        return isClosed;
    }

    /** The SHA-256 in hex of every text that it is about, or was; the last question is the one that stands. */
    Set<String> questions() {
        return questions;
    }

    String question() {
        return question;
    }

    /** How many are set aside because nobody has looked at them yet. */
    long waiting() {
        return waiting;
    }

    /** How many count, of all choices and tiers. */
    long total() {
        long sum = 0;
        for (int choice = 0; choice < choices; choice++) {
            sum += of(choice);
        }
        return sum;
    }

    long of(int choice) {
        long sum = 0;
        for (long[] tier : counts) {
            sum += tier[choice];
        }
        return sum;
    }

    long of(int tier, int choice) {
        return counts[tier][choice];
    }

    private static boolean isPrintable(byte[] entry) {
        return entry.length > 0 && IntStream.range(0, entry.length).allMatch(i -> entry[i] >= ' ' && entry[i] <= '~');
    }
}
