package fr.voix.base.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Ballots that a service casts by itself before visitors come, so that it is warm when they do: each is carried out and undone, and
 * counted nowhere. They are known by an address that this process alone knows, and only until it is ready.
 */
@Singleton
public final class Rehearsal {

    private static final int SECRET = 16;

    private final String uid;
    private final byte[] address;
    private volatile boolean isUnderway;

    Rehearsal() {
        byte[] secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        this.uid = "R" + HexFormat.of().withUpperCase().formatHex(secret);
        this.address = address().getBytes(US_ASCII);
    }

    /** In the place of that of a Scrutin. */
    public String uid() {
        return uid;
    }

    /** Of its ballots. */
    public String address() {
        return "/api/v1/scrutins/" + uid + "/ballot";
    }

    /** Whether a request for that is a rehearsal. */
    public boolean isOf(String path) {
        return isUnderway && MessageDigest.isEqual(address, path.getBytes(US_ASCII));
    }

    public void begin() {
        isUnderway = true;
    }

    /** From now on its address is as unknown as any other. */
    public void end() {
        isUnderway = false;
    }
}
