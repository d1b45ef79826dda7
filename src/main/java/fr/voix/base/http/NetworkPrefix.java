package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The network of a request: the /24 of an IPv4, the /56 of an IPv6 address, which one subscriber usually gets. Held only during
 * the request, hashed before it is kept, never logged.
 */
@Singleton
public record NetworkPrefix(TrustedProxiesConfig proxies, ForgottenProxy forgotten) {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final int IPV4_LENGTH = 4;
    private static final int IPV4_PREFIX = 3;
    private static final int IPV6_PREFIX = 7;
    private static final int IPV6_LINK = 8;

    /** The IP version (4 or 6) and the bytes of the prefix, to be hashed. */
    public byte[] of(HttpRequest<?> request) {
        return of(request.getRemoteAddress(), request.getHeaders().getAll(FORWARDED_FOR));
    }

    /** For marks of an origin: the IP version and the whole IPv4 address, or the /64 of an IPv6 address. */
    public byte[] origin(HttpRequest<?> request) {
        return origin(request.getRemoteAddress(), request.getHeaders().getAll(FORWARDED_FOR));
    }

    private byte[] origin(@Nullable SocketAddress peer, List<String> forwardedFor) {
        return peer instanceof InetSocketAddress internet && internet.getAddress() != null
                ? cut(caller(internet.getAddress(), forwardedFor).getAddress(), IPV4_LENGTH, IPV6_LINK)
                : new byte[0];
    }

    /** @param forwardedFor all X-Forwarded-For headers */
    byte[] of(@Nullable SocketAddress peer, List<String> forwardedFor) {
        return peer instanceof InetSocketAddress internet && internet.getAddress() != null
                ? prefix(caller(internet.getAddress(), forwardedFor).getAddress())
                : new byte[0];
    }

    boolean isTrustedProxy(@Nullable SocketAddress peer) {
        return peer instanceof InetSocketAddress internet
                && internet.getAddress() != null
                && proxies.contains(internet.getAddress());
    }

    /**
     * The caller's address. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it: the first address from the
     * right that is not a trusted proxy is the caller.
     */
    private InetAddress caller(InetAddress peer, List<String> forwardedFor) {
        InetAddress caller = peer;
        if (!forwardedFor.isEmpty() && !proxies.contains(peer)) {
            forgotten.notice(peer);
        }
        List<String> forwarded = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .toList();
        for (String hop : forwarded.reversed()) {
            Optional<InetAddress> address = parse(hop.strip());
            if (!proxies.contains(caller) || address.isEmpty()) {
                break;
            }
            caller = address.get();
        }
        return caller;
    }

    static byte[] prefix(byte[] address) {
        return cut(address, IPV4_PREFIX, IPV6_PREFIX);
    }

    private static byte[] cut(byte[] address, int ofIpv4, int ofIpv6) {
        boolean isIpv4 = address.length == IPV4_LENGTH;
        int length = isIpv4 ? ofIpv4 : ofIpv6;
        return ByteBuffer.allocate(1 + length)
                .put((byte) (isIpv4 ? 4 : 6))
                .put(address, 0, length)
                .array();
    }

    private static Optional<InetAddress> parse(String hop) {
        try {
            return Optional.of(InetAddress.ofLiteral(hop));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
