package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogProof;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Two signed notes that are said to contradict each other, and what they prove: the file and the public key are enough to tell,
 * and no server need be asked.
 *
 * @param first in the order of the file
 */
record Fork(byte[] first, byte[] second) {

    /** What a pair proves, in sentences. */
    record Judgement(Verdict verdict, List<String> sentences) {}

    /** Two signed notes one behind the other, an empty line between them. */
    static Fork parse(String file) throws UncheckableException {
        List<byte[]> notes = new ArrayList<>();
        EarlierCheckpoints all = EarlierCheckpoints.parse(file);
        all.origins().forEach(origin -> notes.addAll(all.of(origin)));
        if (notes.size() != 2) {
            throw new UncheckableException("the file has " + notes.size() + " signed notes, not two");
        }
        return new Fork(notes.getFirst(), notes.getLast());
    }

    /** The file that {@link #parse} reads. */
    byte[] file() {
        byte[] file = Arrays.copyOf(first, first.length + 1 + second.length);
        file[first.length] = '\n';
        System.arraycopy(second, 0, file, first.length + 1, second.length);
        return file;
    }

    /** @param proof that the smaller tree is the beginning of the larger, as {@code …/urne/coherence} gives it; null for none */
    Judgement judge(NoteKey key, List<byte[]> proof) {
        LogCheckpoint one;
        LogCheckpoint other;
        try {
            one = signed(first, key);
            other = signed(second, key);
        } catch (DifferenceException e) {
            return unsaid(e.getMessage() + ": the pair proves nothing against the holder of this key");
        }
        if (!one.origin().equals(other.origin())) {
            return unsaid("the notes are of two logs, " + one.origin() + " and " + other.origin()
                    + ", which need not agree in anything");
        }
        return one.size() <= other.size() ? judge(one, other, key, proof) : judge(other, one, key, proof);
    }

    private static Judgement judge(LogCheckpoint older, LogCheckpoint newer, NoteKey key, List<byte[]> proof) {
        String pair = "both notes are of " + older.origin() + ", signed by the key " + key.encoded();
        if (older.size() == newer.size()) {
            return Arrays.equals(older.root(), newer.root())
                    ? new Judgement(
                            Verdict.FINE,
                            List.of(pair, "both sign the root " + older.rootText() + ": no contradiction"))
                    : new Judgement(
                            Verdict.DIFFERENT,
                            List.of(
                                    pair,
                                    "both speak of " + older.size() + " leaves; one signs the root " + older.rootText()
                                            + ", the other " + newer.rootText(),
                                    "PROVEN: the holder of the key signed two histories of one urn. Nobody else can make "
                                            + "such a pair."));
        }
        String sizes = "they speak of " + older.size() + " and of " + newer.size() + " leaves";
        if (proof == null) {
            return unsaid(
                    pair,
                    sizes + ": the two alone contradict nothing, for an urn grows; a consistency proof can tell "
                            + "(--proof FILE, or the address of the service)");
        }
        return LogProof.isConsistent(older.size(), older.root(), newer.size(), newer.root(), proof)
                ? new Judgement(
                        Verdict.FINE,
                        List.of(pair, sizes + ", and the proof leads from the older to the newer: no contradiction"))
                : new Judgement(
                        Verdict.DIFFERENT,
                        List.of(
                                pair,
                                sizes + ", and the proof does not lead from the older to the newer",
                                "So the proof is no proof. If the service itself gives this one and no other, it cannot show "
                                        + "that it kept what it signed; the file alone does not show who made the proof."));
    }

    private static LogCheckpoint signed(byte[] bytes, NoteKey key) throws DifferenceException {
        SignedNote note = SignedNote.parse(bytes);
        note.requireSignedBy(key);
        return LogCheckpoint.parse(note.text());
    }

    /** Where the service of that key would prove the smaller to be the beginning of the larger; empty where there is no such place. */
    Optional<String> proofPath(NoteKey key) {
        try {
            LogCheckpoint one = signed(first, key);
            LogCheckpoint other = signed(second, key);
            boolean isOfOneUrn =
                    one.origin().equals(other.origin()) && one.origin().startsWith(key.name() + "/");
            return isOfOneUrn && one.size() != other.size()
                    ? Optional.of(one.origin().substring(key.name().length()) + "/coherence/"
                            + Math.min(one.size(), other.size()) + "/" + Math.max(one.size(), other.size()))
                    : Optional.empty();
        } catch (DifferenceException e) {
            return Optional.empty();
        }
    }

    private static Judgement unsaid(String... sentences) {
        return new Judgement(Verdict.UNCHECKABLE, List.of(sentences));
    }
}
