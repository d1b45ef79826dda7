package fr.voix.verify;

import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Compares what a verifier was shown of an urn before with what is there now: it must be found at the beginning, unless the
 * service has signed that it is lost.
 */
final class EarlierComparison {

    private final Findings findings;
    private final List<LogCheckpoint> standing = new ArrayList<>();
    private final Map<LogCheckpoint, Loss> lost = new LinkedHashMap<>();
    private final Map<Long, List<LogCheckpoint>> beginnings = new HashMap<>();
    private boolean isKept;

    EarlierComparison(Findings findings) {
        this.findings = findings;
    }

    void stands(LogCheckpoint known) {
        standing.add(known);
    }

    /** That some of it the verifier kept, and not the register alone says it. */
    void keep() {
        isKept = true;
    }

    boolean isKept() {
        return isKept;
    }

    void isLost(LogCheckpoint known, Loss loss) {
        lost.put(known, loss);
    }

    /** What the urn must have by now. */
    LongStream sizes() {
        return standing.stream().mapToLong(LogCheckpoint::size);
    }

    boolean isEmpty() {
        return standing.isEmpty() && lost.isEmpty();
    }

    /** Tells it where the service has signed that nothing is left of what is known. */
    boolean isAllLost() {
        boolean isAll = standing.isEmpty()
                && !lost.isEmpty()
                && lost.entrySet().stream().allMatch(one -> one.getValue().isOfAll(one.getKey()));
        if (isAll) {
            lost.forEach((known, loss) -> findings.tell(loss.sentenceOfAll(known)));
        }
        return isAll;
    }

    /**
     * Says what everything is held against.
     *
     * @param older the others that were served on the way
     */
    void begin(LogCheckpoint now, List<LogCheckpoint> older) {
        older.forEach(this::begins);
        standing.forEach(known -> hold(known, now));
        lost.forEach((known, loss) -> hold(loss.of(known).orElseThrow().from(), now));
    }

    private void hold(LogCheckpoint known, LogCheckpoint now) {
        if (known.size() > now.size()) {
            findings.difference(
                    "rolled back: an earlier checkpoint has " + known.size() + " leaves, it now has " + now.size());
        } else {
            begins(known);
        }
    }

    private void begins(LogCheckpoint known) {
        beginnings.computeIfAbsent(known.size(), size -> new ArrayList<>()).add(known);
    }

    /** To be called before the first leaf and after each. */
    void compare(LogTree tree) {
        // said to be lost, and there all the same
        if (!lost.isEmpty()) {
            lost.keySet().removeIf(known -> known.size() == tree.size() && Arrays.equals(known.root(), tree.root()));
        }
        for (LogCheckpoint known : beginnings.getOrDefault(tree.size(), List.of())) {
            if (!Arrays.equals(known.root(), tree.root())) {
                findings.difference("history was rewritten: an earlier checkpoint signs the root "
                        + known.rootText() + " for the first " + known.size() + " leaves, they now make "
                        + Base64.getEncoder().encodeToString(tree.root()));
            }
        }
    }

    /** To be called behind the last leaf. */
    void end() {
        lost.forEach((known, loss) -> findings.tell(loss.sentence(known)));
    }
}
