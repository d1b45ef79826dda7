package fr.voix.desk.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** An authenticator in a few lines, that can also do what no honest one would. */
public final class SoftPasskey {

    public static final int PRESENT = 0x01;
    public static final int VERIFIED = 0x04;

    private static final int ATTESTED = 0x40;
    private static final Pattern OPTIONS = Pattern.compile("data-ceremony=\"(\\w+)\" data-options=\"([^\"]+)\"");

    private final String origin;
    private final byte[] id = new byte[32];
    private final KeyPair keys;
    private String userHandle;
    private int counter = 1;

    public SoftPasskey(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a page hands to the browser for a ceremony of this kind. */
    public static String options(HttpResponse<String> page, String ceremony) {
        var found = OPTIONS.matcher(page.body());
        while (found.find()) {
            if (found.group(1).equals(ceremony)) {
                return found.group(2).replace("&#34;", "\"").replace("&amp;", "&");
            }
        }
        throw new AssertionError("No passkey to " + ceremony + " in " + page.body());
    }

    public static String field(String options, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(options);
        if (!found.find()) {
            throw new AssertionError("No " + name + " in " + options);
        }
        return found.group(1);
    }

    public String id() {
        return text(id);
    }

    /** The counter goes back, as it does in a copy of an authenticator. */
    public SoftPasskey cloned() {
        counter = 0;
        return this;
    }

    public String create(String options) {
        return create(options, origin, PRESENT | VERIFIED);
    }

    public String create(String options, String at, int flags) {
        userHandle = Pattern.compile("\"user\":\\{\"id\":\"([^\"]+)\"")
                .matcher(options)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        var attested = new ByteArrayOutputStream();
        attested.writeBytes(authenticatorData(flags | ATTESTED));
        attested.writeBytes(new byte[16]);
        attested.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        attested.writeBytes(id);
        attested.writeBytes(coseKey());
        var object = new ByteArrayOutputStream();
        object.write(0xa3);
        object.writeBytes(cborText("fmt"));
        object.writeBytes(cborText("none"));
        object.writeBytes(cborText("attStmt"));
        object.write(0xa0);
        object.writeBytes(cborText("authData"));
        object.writeBytes(cborBytes(attested.toByteArray()));
        var client = client("webauthn.create", field(options, "challenge"), at);
        return credential("\"attestationObject\":\"" + text(object.toByteArray()) + "\",\"clientDataJSON\":\""
                + text(client) + "\",\"transports\":[\"internal\"]");
    }

    public String get(String options) {
        return get(options, origin, PRESENT | VERIFIED);
    }

    public String get(String options, String at, int flags) {
        var client = client("webauthn.get", field(options, "challenge"), at);
        var data = authenticatorData(flags);
        return credential("\"clientDataJSON\":\"" + text(client) + "\",\"authenticatorData\":\"" + text(data)
                + "\",\"signature\":\"" + text(sign(data, client)) + "\",\"userHandle\":\"" + userHandle + "\"");
    }

    private String credential(String response) {
        return "{\"id\":\"" + id() + "\",\"rawId\":\"" + id()
                + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},"
                + "\"authenticatorAttachment\":\"platform\",\"response\":{" + response + "}}";
    }

    private byte[] authenticatorData(int flags) {
        return ByteBuffer.allocate(37)
                .put(sha256("localhost".getBytes(US_ASCII)))
                .put((byte) flags)
                .putInt(counter++)
                .array();
    }

    private static byte[] client(String type, String challenge, String at) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + at
                        + "\",\"crossOrigin\":false}")
                .getBytes(UTF_8);
    }

    private byte[] sign(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] coseKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
        key.writeBytes(cborBytes(coordinate(point.getAffineX())));
        key.write(0x22);
        key.writeBytes(cborBytes(coordinate(point.getAffineY())));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var padded = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private static byte[] cborText(String text) {
        var bytes = text.getBytes(US_ASCII);
        return ByteBuffer.allocate(1 + bytes.length)
                .put((byte) (0x60 + bytes.length))
                .put(bytes)
                .array();
    }

    private static byte[] cborBytes(byte[] bytes) {
        return ByteBuffer.allocate(3 + bytes.length)
                .put((byte) 0x59)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
