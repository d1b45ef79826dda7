package fr.voix.verify.quorum;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** How a co-signer signs (C2SP {@code tlog-cosignature}), and what its key is preceded by in X.509. */
public enum CosignerKind {
    ED25519("Ed25519", 4, 32, "302a300506032b6570032100"),
    ML_DSA_44("ML-DSA-44", 6, 1_312, "30820532300b06096086480165030403110382052100");

    /** The length of a name, and of an origin, is one byte. */
    static final int LONGEST_NAME = 255;

    private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(UTF_8);

    private final String algorithm;
    private final byte type;
    private final int keyBytes;
    private final byte[] x509Prefix;

    CosignerKind(String algorithm, int type, int keyBytes, String x509Prefix) {
        this.algorithm = algorithm;
        this.type = (byte) type;
        this.keyBytes = keyBytes;
        this.x509Prefix = HexFormat.of().parseHex(x509Prefix);
    }

    public String algorithm() {
        return algorithm;
    }

    static CosignerKind of(TypedKey key) {
        return Arrays.stream(values())
                .filter(kind -> kind.type == key.type() && kind.keyBytes == key.bytes().length)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a key that co-signs: " + key.name()));
    }

    byte[] x509(TypedKey key) {
        byte[] x509 = Arrays.copyOf(x509Prefix, x509Prefix.length + keyBytes);
        System.arraycopy(key.bytes(), 0, x509, x509Prefix.length, keyBytes);
        return x509;
    }

    /**
     * What is signed.
     *
     * @param text of a checkpoint: origin, size, root
     */
    public byte[] message(String cosigner, long epochSecond, String text) {
        return this == ED25519
                ? ("cosignature/v1\ntime " + epochSecond + "\n" + text).getBytes(UTF_8)
                : structure(cosigner, epochSecond, text.split("\n", 4));
    }

    /** It commits to the name as well, and not to what a log writes behind the root. */
    private static byte[] structure(String cosigner, long epochSecond, String[] checkpoint) {
        byte[] name = counted(cosigner);
        byte[] origin = counted(checkpoint[0]);
        byte[] root = CanonicalBase64.decode(checkpoint[2]);
        return ByteBuffer.allocate(SUBTREE.length + name.length + origin.length + 3 * Long.BYTES + root.length)
                .put(SUBTREE)
                .put(name)
                .putLong(epochSecond)
                .put(origin)
                .putLong(0)
                .putLong(Long.parseLong(checkpoint[1]))
                .put(root)
                .array();
    }

    /** Behind its length in one byte. */
    private static byte[] counted(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("a name or origin has no more than " + LONGEST_NAME + " bytes: " + text);
        }
        byte[] counted = new byte[1 + bytes.length];
        counted[0] = (byte) bytes.length;
        System.arraycopy(bytes, 0, counted, 1, bytes.length);
        return counted;
    }
}
