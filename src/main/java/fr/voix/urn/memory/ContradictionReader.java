package fr.voix.urn.memory;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.MerkleTree;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.TileStore;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.note.CheckpointNote;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds how the database contradicts what was published of an urn. */
@Singleton
record ContradictionReader(UrnReader urns, TileStore tiles) {

    /** By its row as it is now, and by its tree. */
    Optional<Contradiction> find(CheckpointNote note) {
        Urn urn = urns.of(List.of(note.uid())).stream().findFirst().orElse(null);
        return ofRow(note, urn).or(() -> ofTree(note, urn));
    }

    /** @param urn null when there is none */
    static Optional<Contradiction> ofRow(CheckpointNote note, @Nullable Urn urn) {
        return note.head().contradictionBy(note.uid(), urn == null ? null : TreeHead.of(urn.frontier()));
    }

    /** By its tiles and leaves, from which the tree of what was published can be computed, and that of the row. */
    Optional<Contradiction> ofTree(CheckpointNote note, Urn urn) {
        try {
            byte[] found = root(urn, note.size());
            long size = urn.frontier().size();
            if (!note.hasRoot(found)) {
                return Optional.of(note.head().contradictionByRoot(note.uid(), size, found));
            }
            return Arrays.equals(root(urn, size), urn.frontier().root())
                    ? Optional.empty()
                    : Optional.of(
                            Contradiction.of(note.uid(), "has a row that is not that of its " + size + " leaves"));
        } catch (RuntimeException e) {
            if (DatabaseOutage.isOne(e)) {
                throw e;
            }
            // what nobody wrote cannot be read
            return Optional.of(Contradiction.of(note.uid(), "cannot be read: " + e.getMessage()));
        }
    }

    /** Whether an urn's first leaves are those that were published. */
    boolean holds(CheckpointNote note, Urn urn) {
        return note.hasRoot(root(urn, note.size()));
    }

    /** Past the cache of what is served: it may remember what is there no more. */
    private byte[] root(Urn urn, long size) {
        return new MerkleTree(size, (level, index, width) -> tiles.hashes(urn.urnId(), level, index, width)).root();
    }
}
