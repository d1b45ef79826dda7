package fr.voix.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which network a request comes from. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it:
 * the first address from the right that is not one of them is the caller.
 */
@ServerFilter("/**")
public class NetworkPrefixFilter implements Ordered {

    private static final String ATTRIBUTE = "voix.network-prefix";

    private final TrustedProxiesConfig proxies;

    NetworkPrefixFilter(TrustedProxiesConfig proxies) {
        this.proxies = proxies;
    }

    /** The caller's network; every request that reaches a controller has one. */
    public static NetworkPrefix of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, NetworkPrefix.class).orElseThrow();
    }

    @RequestFilter
    void remember(HttpRequest<?> request) {
        byte[] address = caller(request).map(InetAddress::getAddress).orElseGet(() -> new byte[4]);
        request.setAttribute(ATTRIBUTE, NetworkPrefix.of(address));
    }

    private Optional<InetAddress> caller(HttpRequest<?> request) {
        InetSocketAddress peer = request.getRemoteAddress();
        if (peer == null || peer.getAddress() == null) {
            return Optional.empty();
        }
        InetAddress caller = peer.getAddress();
        List<String> forwarded = request.getHeaders().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .toList();
        for (String hop : forwarded.reversed()) {
            Optional<InetAddress> address = parse(hop.strip());
            if (!proxies.contains(caller) || address.isEmpty()) {
                break;
            }
            caller = address.get();
        }
        return Optional.of(caller);
    }

    private static Optional<InetAddress> parse(String hop) {
        try {
            return Optional.of(InetAddress.ofLiteral(hop));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.NETWORK_PREFIX;
    }
}
