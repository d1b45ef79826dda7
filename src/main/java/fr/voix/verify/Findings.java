package fr.voix.verify;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong with one urn: a sentence each, the first hundred. */
final class Findings {

    private static final int MOST = 100;

    private final List<String> differences = new ArrayList<>();
    private final List<String> uncheckables = new ArrayList<>();
    private long unsaid;

    void difference(String sentence) {
        if (differences.size() < MOST) {
            differences.add(sentence);
        } else {
            unsaid++;
        }
    }

    void uncheckable(String sentence) {
        uncheckables.add(sentence);
    }

    /** How it ended; a difference outweighs what could not be checked. */
    Verdict verdict() {
        if (!differences.isEmpty()) {
            return Verdict.DIFFERENT;
        }
        return uncheckables.isEmpty() ? Verdict.FINE : Verdict.UNCHECKABLE;
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>(differences);
        if (unsaid > 0) {
            all.add("and " + unsaid + " more differences");
        }
        all.addAll(uncheckables);
        return all;
    }
}
