package fr.voix.verify;

import java.util.ArrayList;
import java.util.List;

/** What was found of one urn: a sentence for each thing that is wrong, the first hundred, and for what is to be told beside. */
public final class Findings {

    private static final int MOST = 100;

    private final List<String> differences = new ArrayList<>();
    private final List<String> uncheckables = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
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

    /** What is no difference, and is to be told to a verifier who kept something. */
    void tell(String sentence) {
        told.add(sentence);
    }

    List<String> told() {
        return List.copyOf(told);
    }

    /** How it ended; a difference outweighs what could not be checked. */
    Verdict verdict() {
        if (!differences.isEmpty()) {
            return Verdict.DIFFERENT;
        }
        return uncheckables.isEmpty() ? Verdict.FINE : Verdict.UNCHECKABLE;
    }

    public List<String> sentences() {
        List<String> all = new ArrayList<>(differences);
        if (unsaid > 0) {
            all.add("and " + unsaid + " more differences");
        }
        all.addAll(uncheckables);
        return all;
    }
}
