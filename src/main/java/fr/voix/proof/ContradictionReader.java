package fr.voix.proof;

import fr.voix.platform.DatabaseOutage;
import fr.voix.urn.TileReader;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnReader;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds how the database contradicts what was published of an urn; each answer is the end of a sentence about it. */
@Singleton
class ContradictionReader {

    private final UrnReader urns;
    private final TileReader tiles;

    ContradictionReader(UrnReader urns, TileReader tiles) {
        this.urns = urns;
        this.tiles = tiles;
    }

    /** By its row as it is now, and by its tree. */
    Optional<String> find(CheckpointNote note) {
        Urn urn = urns.of(List.of(note.uid())).stream().findFirst().orElse(null);
        return ofRow(note, urn).or(() -> ofTree(note, urn));
    }

    /** @param urn null when there is none */
    static Optional<String> ofRow(CheckpointNote note, @Nullable Urn urn) {
        return urn == null
                ? Optional.of("is not there, and had " + note.size() + " leaves when they were published")
                : note.contradictionBy(urn);
    }

    /** By its tiles and leaves, from which the tree of what was published can be computed, and that of the row. */
    Optional<String> ofTree(CheckpointNote note, Urn urn) {
        try {
            if (!note.hasRoot(root(urn, note.size()))) {
                return Optional.of("has other leaves than the " + note.size() + " that were published");
            }
            long size = urn.frontier().size();
            return new CheckpointNote(urn.uid(), size, root(urn, size))
                    .contradictionBy(urn)
                    .map(difference -> "has a row that is not that of its " + size + " leaves");
        } catch (RuntimeException e) {
            if (DatabaseOutage.isOne(e)) {
                throw e;
            }
            // what nobody wrote cannot be read
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }

    /** Past the cache of what is served: it may remember what is there no more. */
    private byte[] root(Urn urn, long size) {
        return new MerkleTree(size, (level, index, width) -> tiles.hashes(urn.urnId(), level, index, width)).root();
    }
}
