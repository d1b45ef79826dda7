package fr.voix.urn.note;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * That an urn was published with a size and a root, as one line of a file says it.
 *
 * @param root 32 bytes
 */
public record CheckpointNote(String uid, long size, byte[] root) {

    /** Stands in the place of a uid where it is the audit log that was signed. */
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

    /** The note of an urn of which nothing was published. */
    public static CheckpointNote ofNothing(String uid) {
        return new CheckpointNote(uid, 0, Sha256.hash(new byte[0]));
    }

    public boolean isOfUrn() {
        return !uid.equals(ACCOUNT) && !uid.equals(REGISTER);
    }

    /** What begins the addresses of the urn, of the audit log, or of the register. */
    public String path() {
        return isOfUrn() ? UrnKind.of(uid).path() + "/" + uid : uid;
    }

    /** Which log this is, for ever. */
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
