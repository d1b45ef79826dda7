package fr.voix.urn.leaf;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The size and root of a Merkle tree.
 *
 * @param root 32 bytes, not to be written to
 */
public record TreeHead(long size, byte[] root) {

    /** The head of an urn that was never published. */
    public static final TreeHead NONE = of(Frontier.EMPTY);

    public static TreeHead of(Frontier frontier) {
        return new TreeHead(frontier.size(), frontier.root());
    }

    public boolean hasRoot(byte[] other) {
        return Arrays.equals(root, other);
    }

    /** The root as lowercase hex. */
    public String rootHex() {
        return HexFormat.of().formatHex(root);
    }

    /**
     * The contradiction between this published head and the one that was found; empty if there is none, or if the found one is larger.
     *
     * @param found null when the urn is gone
     */
    public Optional<Contradiction> contradictionBy(String uid, @Nullable TreeHead found) {
        if (found == null) {
            return Optional.of(contradiction(
                    uid, "is not there, and had " + size + " leaves when they were published", null, null));
        }
        if (found.size < size) {
            return Optional.of(contradictionBySize(uid, found.size, found.rootHex()));
        }
        return found.size > size || hasRoot(found.root)
                ? Optional.empty()
                : Optional.of(contradictionByRoot(uid, found.size, found.root));
    }

    /**
     * The contradiction that the first leaves differ from the published ones.
     *
     * @param foundSize number of leaves now
     * @param foundRoot the root of the first {@code size} of them
     */
    public Contradiction contradictionByRoot(String uid, long foundSize, byte[] foundRoot) {
        return contradiction(
                uid,
                "has other leaves than the " + size + " that were published",
                foundSize,
                HexFormat.of().formatHex(foundRoot));
    }

    /** The contradiction that there are fewer leaves than were published. */
    public Contradiction contradictionBySize(String uid, long foundSize, @Nullable String foundRoot) {
        return contradiction(
                uid,
                "has " + foundSize + " leaves, and had " + size + " when they were published",
                foundSize,
                foundRoot);
    }

    private Contradiction contradiction(String uid, String how, @Nullable Long foundSize, @Nullable String foundRoot) {
        return new Contradiction(uid, how, size, rootHex(), foundSize, foundRoot);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHead head && head.size == size && hasRoot(head.root);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size) * 31 + Arrays.hashCode(root);
    }
}
