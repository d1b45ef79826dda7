package fr.voix.urn.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.load.BusyException;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.cosign.CosignService;
import fr.voix.urn.leaf.ContradictedException;
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
import java.util.function.Supplier;

/** What is served of the register, so that a stranger can hold every line against its checkpoint. */
@Singleton
record RegisterProofs(
        RegisterPublishing register,
        RegisterRepository leaves,
        RegisterTree trees,
        UrnPublishing publications,
        RegisterLog log,
        CosignService cosign) {

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
            tree(signed);
            return path.isEntries()
                    ? new ProofResult.Bundle(EntryBundle.of(lines(signed, path)), null)
                    : new ProofResult.Immutable(hashes(signed, path));
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
        if (publications.find(kind, uid).isEmpty()) {
            return new ProofResult.Absent();
        }
        return answer(signed -> leaves.index(uid)
                .map(index -> line(signed, behind(index, signed)))
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
            MerkleTree newest = tree(signed);
            List<byte[]> proof = (isNewest ? newest : tree(signed, newSize)).consistency(oldSize);
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
        Supplier<ProofResult> look = () -> {
            try {
                return answer.apply(signed);
            } catch (IllegalStateException | IllegalArgumentException e) {
                if (DatabaseOutage.isOne(e)) {
                    throw e;
                }
                throw new ContradictedException(
                        Contradiction.of(Contradiction.REGISTER, "cannot be read: " + e.getMessage()));
            }
        };
        try {
            return look.get();
        } catch (ContradictedException first) {
            // it is not stopped for what a second look does not find
        }
        try {
            return look.get();
        } catch (ContradictedException e) {
            register.contradict(e.contradiction(), look::get);
            return new ProofResult.Contradicted(e.contradiction());
        }
    }

    /** Nothing is proven by tiles that do not lead to what is signed: all that are incomplete do. */
    private MerkleTree tree(SignedRegister signed) {
        MerkleTree tree = tree(signed, signed.size());
        require(Arrays.equals(tree.root(), signed.frontier().root()));
        return tree;
    }

    private MerkleTree tree(SignedRegister signed, long size) {
        return new MerkleTree(size, (level, index, width) -> hashes(signed, new TilePath(level, index, width)));
    }

    /** A complete tile is held against the one above it. */
    private byte[] hashes(SignedRegister signed, TilePath path) {
        TilePath newest = path.newest(signed.size());
        byte[] hashes = trees.hashes(newest.level(), newest.index(), newest.width());
        if (!newest.isPartial()) {
            int place = (int) (newest.index() % TilePath.FULL);
            byte[] above = hashes(signed, new TilePath(newest.level() + 1, newest.index() / TilePath.FULL, place + 1));
            byte[] root = MerkleTree.above(hashes);
            require(Arrays.equals(root, 0, Sha256.LENGTH, above, place * Sha256.LENGTH, above.length));
        }
        return Arrays.copyOf(hashes, path.width() * Sha256.LENGTH);
    }

    private List<String> lines(SignedRegister signed, TilePath path) {
        List<Leaf> lines = leaves.leaves(path.start(), path.start() + path.width());
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        lines.forEach(line -> hashes.writeBytes(line.hash()));
        require(Arrays.equals(hashes(signed, new TilePath(0, path.index(), path.width())), hashes.toByteArray()));
        return lines.stream().map(Leaf::line).toList();
    }

    private ProofResult line(SignedRegister signed, long index) {
        MerkleTree tree = tree(signed);
        List<Leaf> line = leaves.leaves(index, index + 1);
        require(line.size() == 1 && Arrays.equals(line.getFirst().hash(), tree.leaf(index)));
        return current(ProofText.inclusion(index, line.getFirst().line(), tree.inclusion(index), cosigned(signed)));
    }

    private static void require(boolean isSo) {
        if (!isSo) {
            throw new IllegalStateException("its lines and tiles are not those of its tree");
        }
    }

    private static ProofResult current(String text) {
        return new ProofResult.Current(text.getBytes(UTF_8));
    }
}
