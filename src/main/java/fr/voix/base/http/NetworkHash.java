package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes networks for counting in memory, with a key that exists only in this process. */
@Singleton
public final class NetworkHash {

    private final NetworkPrefix networks;
    private final SecretKeySpec key;

    /** The hash of one network, from which the network cannot be found. */
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

    /** The network of a connection's peer; null for a proxy of ours, which forwards many visitors. */
    @Nullable
    public Mark direct(Channel connection) {
        SocketAddress peer = connection.remoteAddress();
        return networks.isTrustedProxy(peer) ? null : mark(networks.of(peer, List.of()));
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
