package fr.voix.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.LongSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The counting rule, applied to the lines of one urn in their order. A ballot or signature counts if and only if it has no
 * {@code x1} and its last {@code m1} or {@code r1}, if any, is {@code r1}. After {@code z1} none comes in until the urn is opened
 * again: by a {@code t1} that repeats the text of the {@code t1} before it. One with another text only states the new text. Whatever the rule does not foresee is a difference. Eight bytes
 * a ballot or signature are remembered beside its marks.
 */
public final class UrnCount {

    static final int TIERS = 3;

    private static final Set<String> RULES = Set.of("reseau", "rafale", "domaine");
    private static final Pattern DECISION = Pattern.compile("d[1-9][0-9]{0,17}");

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** 32 bytes in base64url without padding: the last character carries four bits, its last two are zero. */
    private static final Pattern COMMITMENT = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private final String uid;
    private final LogKind kind;
    private final Findings findings;
    private final LeafEffects effects;
    private final LongSet commitments = new LongSet();
    private final BallotMarks ballots;
    private int index;
    private boolean isClosed;
    private final Set<String> questions = new LinkedHashSet<>();
    private String question = "";

    public UrnCount(String uid, Findings findings) {
        this(uid, findings, LeafEffects.NONE);
    }

    UrnCount(String uid, Findings findings, LeafEffects effects) {
        this.uid = uid;
        this.effects = effects;
        this.kind = LogKind.of(uid);
        this.ballots = new BallotMarks(kind.words().size());
        this.findings = findings;
    }

    /** Takes the next leaf. */
    public void read(byte[] entry, byte[] hash) {
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
        ballots.add(index, tier, choice);
        effects.onCast(index, choice);
    }

    private void crossOut(String target) {
        int ballot = standing(target, "crosses out");
        if (ballot >= 0) {
            ballots.crossOut(ballot);
            effects.onCrossedOut(ballot, ballots.choice(ballot), index);
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
        if (ballots.isSetAside(ballot)) {
            wrong("sets aside leaf " + ballot + ", which is set aside already");
            return;
        }
        ballots.setAside(ballot);
        effects.onSetAside(ballot, ballots.choice(ballot), fields[2], fields[3]);
    }

    private void reinstate(String[] fields) {
        int ballot = standing(fields[1], "reinstates");
        if (ballot < 0 || !isDecided(fields[2])) {
            return;
        }
        if (!ballots.isSetAside(ballot)) {
            wrong("reinstates leaf " + ballot + ", which is not set aside");
            return;
        }
        ballots.reinstate(ballot);
        effects.onReinstated(ballot, fields[2]);
    }

    private void close(String[] fields) {
        requireUid(fields[1]);
        if (isClosed) {
            wrong("closes the urn, which is closed already");
        }
        isClosed = true;
        effects.onStatement("closing", index);
        for (int choice = 0; choice < kind.words().size(); choice++) {
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
        if (!ballots.isBallot(ballot)) {
            wrong(deed + " leaf " + target + ", which is no " + kind.entry() + " before it");
            return -1;
        }
        if (ballots.isCrossedOut((int) ballot)) {
            wrong(deed + " leaf " + target + ", which is crossed out already");
            return -1;
        }
        return (int) ballot;
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

    private void wrong(String what) {
        findings.difference("leaf " + index + " " + what);
    }

    public long size() {
        return index;
    }

    public boolean isClosed() {
        return isClosed;
    }

    /** The SHA-256 in hex of every text that it is about, or was; the last question is the one that stands. */
    Set<String> questions() {
        return questions;
    }

    String question() {
        return question;
    }

    /** What became of the ballot or signature of an index. */
    String fate(long of) {
        return ballots.fate(of);
    }

    /** How many count, of all choices and tiers. */
    long total() {
        return ballots.total();
    }

    public long of(int choice) {
        return ballots.of(choice);
    }

    long of(int tier, int choice) {
        return ballots.of(tier, choice);
    }

    private static boolean isPrintable(byte[] entry) {
        return entry.length > 0 && IntStream.range(0, entry.length).allMatch(i -> entry[i] >= ' ' && entry[i] <= '~');
    }
}
