package fr.voix.urn.register;

import fr.voix.base.database.WalBarrier;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.note.CheckpointNote;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Takes up in the file of this instance what was written, here or by others, once it goes on from all that was signed before. */
@Singleton
record RegisterFollowing(
        RegisterTick tick,
        RegisterRepository register,
        RegisterTree tree,
        RegisterFileStore file,
        RegisterPutBack lost,
        WalBarrier barrier) {

    private static final int AT_ONCE = 10_000;

    /**
     * What was written; empty while another instance puts back what was lost.
     *
     * @param elsewhere what others show as signed
     * @throws ContradictedException where it does not go on from what was signed
     */
    Optional<Frontier> follow(List<CheckpointNote> elsewhere) {
        Frontier kept = file.frontier();
        Frontier written = safe(kept);
        if (written.size() < kept.size()) {
            expect(
                    lost.putBack(kept.size()),
                    "has " + written.size() + " lines, and others than the " + kept.size() + " that were signed");
            tick.rest();
            written = safe(kept);
            if (written.size() < kept.size()) {
                return Optional.empty();
            }
        }
        expect(
                written.isSame(grown(kept, written.size())),
                "has other lines than the " + kept.size() + " that were signed");
        for (CheckpointNote note : elsewhere) {
            expect(
                    isBeginning(note, written),
                    "has " + written.size() + " lines, of which others show that " + note.size()
                            + " were signed, or others");
        }
        for (long from = kept.size(); from < written.size(); from += AT_ONCE) {
            file.append(from, register.leaves(from, Math.min(written.size(), from + AT_ONCE)));
        }
        expect(written.isSame(file.frontier()), "has other lines than are in its file");
        return Optional.of(written);
    }

    /** Whether what is written begins with what others show. */
    boolean has(CheckpointNote theirs) {
        return isBeginning(theirs, register.head().frontier());
    }

    /** What witnesses once showed as signed, and was no beginning. */
    List<CheckpointNote> shown(String origin) {
        return register.shown(origin).stream()
                .map(head -> new CheckpointNote(CheckpointNote.REGISTER, head.size(), head.root()))
                .toList();
    }

    private static void expect(boolean isSo, String orHow) {
        if (!isSo) {
            throw new ContradictedException(Contradiction.of(Contradiction.REGISTER, orHow));
        }
    }

    private boolean isBeginning(CheckpointNote note, Frontier written) {
        return note.size() == written.size()
                ? note.hasRoot(written.root())
                : note.size() < written.size()
                        && note.hasRoot(tree.at(note.size()).root());
    }

    /** What was written, once no failure can take it back: the file, and whoever is shown it, never forget. */
    private Frontier safe(Frontier kept) {
        return barrier.read(() -> register.head().frontier(), written -> written.size() == kept.size());
    }

    private Frontier grown(Frontier kept, long size) {
        Frontier grown = kept;
        for (long from = kept.size(); from < size; from += AT_ONCE) {
            for (Leaf leaf : register.leaves(from, Math.min(size, from + AT_ONCE))) {
                grown = grown.append(leaf.hash());
            }
        }
        return grown;
    }
}
