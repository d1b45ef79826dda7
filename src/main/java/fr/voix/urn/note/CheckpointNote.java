package fr.voix.urn.note;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A note that an urn was published with a size and a root.
 *
 * @param root 32 bytes
 */
public record CheckpointNote(String uid, long size, byte[] root) {

    /** Used instead of a uid for the audit log. */
    public static final String ACCOUNT = Contradiction.ACCOUNT;

    /** The same for the register. */
    public static final String REGISTER = Contradiction.REGISTER;

    static CheckpointNote of(Urn urn) {
        return new CheckpointNote(
                urn.uid(), urn.frontier().size(), urn.frontier().root());
    }

    String line() {
        return uid + " " + size + " " + HexFormat.of().formatHex(root);
    }

    public TreeHead head() {
        return new TreeHead(size, root);
    }

    /** The note of an urn that was never published. */
    public static CheckpointNote ofNothing(String uid) {
        return new CheckpointNote(uid, 0, Sha256.hash(new byte[0]));
    }

    public boolean isOfUrn() {
        return !uid.equals(ACCOUNT) && !uid.equals(REGISTER);
    }

    /** The prefix of the addresses of the urn, the audit log or the register. */
    public String path() {
        return isOfUrn() ? UrnKind.of(uid).path() + "/" + uid : uid;
    }

    /** The permanent name of the log. */
    String origin(String host) {
        return host + "/" + path() + (isOfUrn() ? "/urne" : "");
    }

    public String stated() {
        return size + " " + HexFormat.of().formatHex(root);
    }

    public boolean hasRoot(byte[] other) {
        return Arrays.equals(root, other);
    }
}
