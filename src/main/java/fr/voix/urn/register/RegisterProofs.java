package fr.voix.urn.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.urn.cosign.CosignService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.MerkleTree;
import fr.voix.urn.leaf.TilePath;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.note.SignedCheckpoint;
import fr.voix.urn.proof.EntryBundle;
import fr.voix.urn.proof.ProofResult;
import fr.voix.urn.proof.ProofText;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What is served of the register, so that a stranger can hold every line against its checkpoint. */
@Singleton
record RegisterProofs(
        RegisterPublishing register,
        RegisterRepository leaves,
        RegisterTree trees,
        UrnPublishing publications,
        RegisterLog log,
        CosignService cosign) {

    ProofResult checkpoint() {
        return answer(signed -> new ProofResult.Signed(cosigned(signed)));
    }

    /** While the database is away without the lines of others, which are in it. */
    private SignedCheckpoint cosigned(SignedRegister signed) {
        try {
            return signed.checkpoint().with(cosign.cosigned(log.head(signed)));
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            return signed.checkpoint();
        }
    }

    /** A tile of hashes, or a bundle of lines. */
    ProofResult tile(TilePath path) {
        return answer(signed -> {
            if (!path.isIn(signed.size())) {
                return new ProofResult.Absent();
            }
            if (!path.isEntries()) {
                return new ProofResult.Immutable(trees.hashes(path.level(), path.index(), path.width()));
            }
            List<Leaf> lines = leaves.leaves(path.start(), path.start() + path.width());
            return new ProofResult.Bundle(
                    EntryBundle.of(lines.stream().map(Leaf::line).toList()), null);
        });
    }

    /** That the line at an index is in the tree. */
    ProofResult inclusion(long index) {
        return answer(signed -> index >= signed.size()
                ? new ProofResult.Absent()
                : current(ProofText.inclusion(index, tree(signed).inclusion(index), cosigned(signed))));
    }

    /** The newest line of an urn that is shown, and that it is in the tree. */
    ProofResult newest(UrnKind kind, String uid) {
        return answer(signed -> publications
                .find(kind, uid)
                .flatMap(shown -> leaves.index(uid))
                .filter(index -> index < signed.size())
                .map(index -> current(ProofText.inclusion(
                        index,
                        leaves.leaves(index, index + 1).getFirst().line(),
                        tree(signed).inclusion(index),
                        cosigned(signed))))
                .orElseGet(ProofResult.Absent::new));
    }

    /** That the tree of an old size is the beginning of a newer one's, up to what is signed. */
    ProofResult consistency(long oldSize, long newSize) {
        return answer(signed -> {
            if (oldSize > newSize || newSize > signed.size()) {
                return new ProofResult.Absent();
            }
            boolean isNewest = newSize == signed.size();
            List<byte[]> proof = (isNewest ? tree(signed) : trees.at(newSize)).consistency(oldSize);
            String text = ProofText.consistency(oldSize, proof, isNewest ? signed.checkpoint() : null);
            return isNewest ? current(text) : new ProofResult.Immutable(text.getBytes(UTF_8));
        });
    }

    private ProofResult answer(Function<SignedRegister, ProofResult> answer) {
        return register.signed()
                .map(answer)
                .orElseGet(() -> new ProofResult.Contradicted(
                        register.fault().orElseGet(() -> Contradiction.of(Contradiction.REGISTER, "is not read yet"))));
    }

    /** Nothing is proven by tiles that do not lead to what is signed. */
    private MerkleTree tree(SignedRegister signed) {
        MerkleTree tree = trees.at(signed.size());
        if (!Arrays.equals(tree.root(), signed.frontier().root())) {
            throw new IllegalStateException("The tiles of the register are not those of its tree");
        }
        return tree;
    }

    private static ProofResult current(String text) {
        return new ProofResult.Current(text.getBytes(UTF_8));
    }
}
