package fr.voix.urn.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.load.BusyException;
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
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is served of the register, so that a stranger can hold every line against its checkpoint. */
@Singleton
record RegisterProofs(
        RegisterPublishing register,
        RegisterRepository leaves,
        RegisterTree trees,
        UrnPublishing publications,
        RegisterLog log,
        CosignService cosign) {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterProofs.class);
    private static final int RETRY_AFTER = 10;

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
            if (path.isPartial()) {
                tree(signed);
            }
            if (!path.isEntries()) {
                return new ProofResult.Immutable(trees.hashes(path.level(), path.index(), path.width()));
            }
            List<Leaf> lines = leaves.leaves(path.start(), path.start() + path.width());
            if (!Arrays.equals(trees.hashes(0, path.index(), path.width()), hashes(lines))) {
                throw new IllegalStateException("the lines of " + path.format() + " are not those of its tree");
            }
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
                .map(index -> behind(index, signed))
                .map(index -> current(ProofText.inclusion(
                        index,
                        leaves.leaves(index, index + 1).getFirst().line(),
                        tree(signed).inclusion(index),
                        cosigned(signed))))
                .orElseGet(ProofResult.Absent::new));
    }

    /** @throws BusyException where another instance has written a line that this one has not read yet */
    private static long behind(long index, SignedRegister signed) {
        if (index >= signed.size()) {
            throw new BusyException("register", RETRY_AFTER);
        }
        return index;
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

    /** @throws BusyException where it is not read yet */
    private ProofResult answer(Function<SignedRegister, ProofResult> answer) {
        if (register.fault().isPresent()) {
            return new ProofResult.Contradicted(register.fault().get());
        }
        SignedRegister signed = register.signed().orElseThrow(() -> new BusyException("register", RETRY_AFTER));
        try {
            return answer.apply(signed);
        } catch (IllegalStateException e) {
            LOG.error("The register cannot be read: {}", e.toString());
            return new ProofResult.Contradicted(Contradiction.of(Contradiction.REGISTER, "cannot be read"));
        }
    }

    /** Nothing is proven by tiles that do not lead to what is signed. */
    private MerkleTree tree(SignedRegister signed) {
        MerkleTree tree = trees.at(signed.size());
        if (!Arrays.equals(tree.root(), signed.frontier().root())) {
            throw new IllegalStateException("The tiles of the register are not those of its tree");
        }
        return tree;
    }

    private static byte[] hashes(List<Leaf> lines) {
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        lines.forEach(line -> hashes.writeBytes(line.hash()));
        return hashes.toByteArray();
    }

    private static ProofResult current(String text) {
        return new ProofResult.Current(text.getBytes(UTF_8));
    }
}
