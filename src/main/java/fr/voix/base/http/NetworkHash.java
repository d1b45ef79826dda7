package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Networks as they may be counted in memory: under a keyed hash whose key dies with this process. */
@Singleton
public final class NetworkHash {

    private static final AttributeKey<Mark> DIRECT = AttributeKey.valueOf(NetworkHash.class, "direct");

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
        return mark(networks.of(request));
    }

    /** As above, before Micronaut makes a request of it: a connection that no proxy of ours stands behind is hashed once. */
    public Mark of(Channel connection, HttpHeaders headers) {
        Mark direct = direct(connection);
        return direct != null ? direct : mark(networks.of(connection, headers));
    }

    /** Where a connection itself comes from; null when that is a proxy of ours, which speaks for many. */
    @Nullable
    public Mark direct(Channel connection) {
        Attribute<Mark> known = connection.attr(DIRECT);
        if (known.get() == null && !networks.isTrustedProxy(connection.remoteAddress())) {
            known.set(mark(networks.of(connection.remoteAddress(), List.of())));
        }
        return known.get();
    }

    private Mark mark(byte[] network) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(network));
            return new Mark(hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
