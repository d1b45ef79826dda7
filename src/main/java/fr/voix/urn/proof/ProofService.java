package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TilePath;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.note.CheckpointSigning;
import fr.voix.urn.note.SignedCheckpoint;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is served of a published urn, so that a stranger can hold every leaf and every count against its checkpoint. */
@Singleton
record ProofService(UrnPublishing publications, ProofReader reader, CheckpointSigning checkpoints, UrnGuard guard) {

    /** What is to be had of an urn, one address a line. */
    ProofResult index(UrnKind kind, String uid) {
        return published(kind, uid, publication -> current(ProofText.index(kind, uid, size(publication))));
    }

    ProofResult checkpoint(UrnKind kind, String uid) {
        return published(kind, uid, publication -> signed(publication, ProofResult.Signed::new));
    }

    /** A tile of hashes, or a bundle of leaves. */
    ProofResult tile(UrnKind kind, String uid, String path) {
        Optional<TilePath> wanted = TilePath.parse(path);
        return wanted.isEmpty()
                ? new ProofResult.Absent()
                : published(kind, uid, publication -> tile(publication, wanted.get()));
    }

    private ProofResult tile(Publication publication, TilePath path) {
        Urn urn = publication.urn();
        if (!path.isIn(size(publication))) {
            return new ProofResult.Absent();
        }
        reader.requireRoot(urn);
        // of a partial one only the newest: a client cannot have each of its 255 widths compressed
        boolean isSmallToo =
                path.isEntries() && (!path.isPartial() || path.start() + path.width() == size(publication));
        return path.isEntries()
                ? new ProofResult.Bundle(reader.read(urn, path), isSmallToo ? reader.readSmall(urn, path) : null)
                : new ProofResult.Immutable(reader.read(urn, path));
    }

    /** That the leaf at an index is in the published tree. */
    ProofResult inclusion(UrnKind kind, String uid, long index) {
        return published(kind, uid, publication -> {
            if (index >= size(publication)) {
                return new ProofResult.Absent();
            }
            reader.requireRoot(publication.urn());
            List<byte[]> proof =
                    reader.tree(publication.urn(), size(publication)).inclusion(index);
            return signed(publication, signed -> current(ProofText.inclusion(index, proof, signed)));
        });
    }

    /** That the tree of an old size is the beginning of a newer one's, up to the published. */
    ProofResult consistency(UrnKind kind, String uid, long oldSize, long newSize) {
        return published(kind, uid, publication -> {
            if (oldSize > newSize || newSize > size(publication)) {
                return new ProofResult.Absent();
            }
            reader.requireRoot(publication.urn());
            List<byte[]> proof = reader.tree(publication.urn(), newSize).consistency(oldSize);
            return newSize < size(publication)
                    ? new ProofResult.Immutable(
                            ProofText.consistency(oldSize, proof, null).getBytes(UTF_8))
                    : signed(publication, signed -> current(ProofText.consistency(oldSize, proof, signed)));
        });
    }

    private ProofResult published(UrnKind kind, String uid, Function<Publication, ProofResult> answer) {
        Publication held = publications.inMemory(kind, uid);
        Optional<Publication> publication = held != null ? Optional.of(held) : publications.find(kind, uid);
        if (publication.isEmpty()) {
            return new ProofResult.Absent();
        }
        try {
            return answer.apply(publication.get());
        } catch (ContradictedException first) {
            // no urn is stopped for what a second look does not find
            reader.forget();
        }
        try {
            return answer.apply(publication.get());
        } catch (ContradictedException e) {
            reader.forget();
            return new ProofResult.Contradicted(
                    publications.contradict(e.contradiction()).contradiction());
        }
    }

    private ProofResult signed(Publication publication, Function<SignedCheckpoint, ProofResult> answer) {
        return checkpoints
                .sign(publication)
                .map(answer)
                .orElseGet(() -> contradicted(publication.urn().uid()));
    }

    private ProofResult contradicted(String uid) {
        return new ProofResult.Contradicted(
                guard.contradiction(uid).orElseGet(() -> Contradiction.of(uid, "is not what was published of it")));
    }

    private static ProofResult current(String text) {
        return new ProofResult.Current(text.getBytes(UTF_8));
    }

    private static long size(Publication publication) {
        return publication.urn().frontier().size();
    }
}
