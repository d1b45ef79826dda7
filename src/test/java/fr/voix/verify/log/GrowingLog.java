package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A log as its witness sees it, written from RFC 6962 and C2SP alone; it can also tell two pasts. */
public final class GrowingLog {

    private final String origin;
    private final KeyPair pair;
    private final List<byte[]> leaves = new ArrayList<>();

    private GrowingLog(String origin, KeyPair pair) {
        this.origin = origin;
        this.pair = pair;
    }

    public static GrowingLog of(String origin) throws GeneralSecurityException {
        return new GrowingLog(origin, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    /** The same up to a size, with other leaves from there on. */
    public GrowingLog forkedAt(int size) {
        GrowingLog fork = new GrowingLog(origin, pair);
        fork.leaves.addAll(leaves.subList(0, size));
        fork.grow("fork", leaves.size() - size);
        return fork;
    }

    public GrowingLog grow(String what, int count) {
        for (int i = 0; i < count; i++) {
            leaves.add(hash(new byte[] {0}, (what + i).getBytes(UTF_8)));
        }
        return this;
    }

    public String origin() {
        return origin;
    }

    public String vkey() {
        return origin + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** PROOF of RFC 6962, for sizes above 0 of which the first is below. */
    public List<byte[]> consistency(int old, int size) {
        return proof(old, leaves.subList(0, size), true);
    }

    /** A body of {@code add-checkpoint}. */
    public String asks(int old, int size) throws GeneralSecurityException {
        return "old " + old + "\n"
                + lines(old > 0 && old < size ? consistency(old, size) : List.of()) + "\n"
                + note(size);
    }

    private static String lines(List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                .collect(Collectors.joining());
    }

    public String note(int size) throws GeneralSecurityException {
        String text = text(size);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(UTF_8));
        return text + "\n— " + origin + " " + Base64.getEncoder().encodeToString(join(id(), signature.sign())) + "\n";
    }

    private String text(int size) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root(size)) + "\n";
    }

    public byte[] root(int size) {
        return size == 0 ? hash() : tree(leaves.subList(0, size));
    }

    private static byte[] tree(List<byte[]> some) {
        if (some.size() == 1) {
            return some.getFirst();
        }
        int split = Integer.highestOneBit(some.size() - 1);
        return hash(new byte[] {1}, tree(some.subList(0, split)), tree(some.subList(split, some.size())));
    }

    private static List<byte[]> proof(int old, List<byte[]> some, boolean isWhole) {
        if (old == some.size()) {
            return isWhole ? List.of() : List.of(tree(some));
        }
        int split = Integer.highestOneBit(some.size() - 1);
        List<byte[]> left = some.subList(0, split);
        List<byte[]> right = some.subList(split, some.size());
        List<byte[]> proof =
                new ArrayList<>(old <= split ? proof(old, left, isWhole) : proof(old - split, right, false));
        proof.add(old <= split ? tree(right) : tree(left));
        return proof;
    }

    private byte[] id() {
        return Arrays.copyOf(hash((origin + "\n").getBytes(UTF_8), typed()), 4);
    }

    private byte[] typed() {
        byte[] x509 = pair.getPublic().getEncoded();
        return join(new byte[] {1}, Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    }

    private static byte[] join(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int end = all.length;
            all = Arrays.copyOf(all, end + part.length);
            System.arraycopy(part, 0, all, end, part.length);
        }
        return all;
    }

    private static byte[] hash(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(join(parts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
