package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.SignedNote;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One key of a witness, and how it co-signs (C2SP {@code tlog-cosignature}).
 *
 * @param name of the witness, which one key serves alone
 */
record WitnessKey(Kind kind, String name, KeyPair pair) {

    /** What a policy may ask for. Both are given: a client that knows one passes over the other. */
    enum Kind {
        ED25519("Ed25519", 4, 32),
        ML_DSA_44("ML-DSA-44", 6, 1_312);

        private final String algorithm;
        private final byte type;
        private final int keyBytes;

        Kind(String algorithm, int type, int keyBytes) {
            this.algorithm = algorithm;
            this.type = (byte) type;
            this.keyBytes = keyBytes;
        }

        String algorithm() {
            return algorithm;
        }
    }

    private static final int ID_LENGTH = 4;
    private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(UTF_8);

    /** The line that a policy knows it by: name, id and key. */
    String encoded() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** A line under the note. */
    String cosign(SignedNote note, LogCheckpoint checkpoint, long epochSecond) {
        byte[] signature = sign(kind == Kind.ED25519 ? text(note, epochSecond) : structure(checkpoint, epochSecond));
        ByteBuffer all = ByteBuffer.allocate(ID_LENGTH + Long.BYTES + signature.length)
                .put(id())
                .putLong(epochSecond)
                .put(signature);
        return "— " + name + " " + Base64.getEncoder().encodeToString(all.array()) + "\n";
    }

    /** Whether a head that is kept was co-signed by this key; of the first kind, whose message is the text itself. */
    boolean hasCosigned(Head head) throws DifferenceException {
        String mine = "— " + name + " ";
        SignedNote note = SignedNote.parse(head.note().getBytes(UTF_8));
        for (String line : head.lines().split("\n")) {
            byte[] all = line.startsWith(mine) ? decoded(line.substring(mine.length())) : new byte[0];
            if (all.length > ID_LENGTH + Long.BYTES && Arrays.equals(Arrays.copyOf(all, ID_LENGTH), id())) {
                return verifies(
                        text(note, ByteBuffer.wrap(all).getLong(ID_LENGTH)),
                        Arrays.copyOfRange(all, ID_LENGTH + Long.BYTES, all.length));
            }
        }
        return false;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private boolean verifies(byte[] message, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(kind.algorithm);
            signature.initVerify(pair.getPublic());
            signature.update(message);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false; // the signature has no valid form
        }
    }

    private static byte[] text(SignedNote note, long epochSecond) {
        return ("cosignature/v1\ntime " + epochSecond + "\n" + note.text()).getBytes(UTF_8);
    }

    /** It commits to the name as well, and not to what a log writes behind the root. */
    private byte[] structure(LogCheckpoint checkpoint, long epochSecond) {
        byte[] cosigner = counted(name);
        byte[] origin = counted(checkpoint.origin());
        return ByteBuffer.allocate(SUBTREE.length + cosigner.length + origin.length + 3 * Long.BYTES + LogHash.LENGTH)
                .put(SUBTREE)
                .put(cosigner)
                .putLong(epochSecond)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root())
                .array();
    }

    /** Behind its length in one byte; neither a name nor an origin is longer. */
    private static byte[] counted(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] counted = new byte[1 + bytes.length];
        counted[0] = (byte) bytes.length;
        System.arraycopy(bytes, 0, counted, 1, bytes.length);
        return counted;
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(kind.algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 24 has " + kind.algorithm, e);
        }
    }

    private byte[] id() {
        byte[] line = (name + "\n").getBytes(UTF_8);
        byte[] typed = typed();
        byte[] all = Arrays.copyOf(line, line.length + typed.length);
        System.arraycopy(typed, 0, all, line.length, typed.length);
        return Arrays.copyOf(LogHash.plain(all), ID_LENGTH);
    }

    /** X.509 has the bytes of the key last. */
    private byte[] typed() {
        byte[] x509 = pair.getPublic().getEncoded();
        byte[] typed = new byte[1 + kind.keyBytes];
        typed[0] = kind.type;
        System.arraycopy(x509, x509.length - kind.keyBytes, typed, 1, kind.keyBytes);
        return typed;
    }
}
