package fr.voix.http;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Networks as they may be counted in memory: under a keyed hash whose key dies with this process. */
@Singleton
public final class NetworkHash {

    private final NetworkPrefix networks;
    private final SecretKeySpec key;

    /** Tells networks apart, and says nothing about any. */
    public record Mark(long high, long low) {}

    NetworkHash(NetworkPrefix networks) {
        this.networks = networks;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    public Mark of(HttpRequest<?> request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(networks.of(request)));
            return new Mark(hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
