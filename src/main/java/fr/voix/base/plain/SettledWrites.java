package fr.voix.base.plain;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a request on the usual way has behind it, where it is a plain write. */
@Singleton
public record SettledWrites() {

    /** What became of it; empty for one that is still to be carried out. Throws what was thrown. */
    public <R> Optional<R> result(HttpRequest<?> request, Class<R> type) {
        NettyHttpRequest<?> received = innermost(request);
        return PlainWriteHandler.settled(received.getChannelHandlerContext().channel(), received.getNativeRequest())
                .map(result -> type.cast(result.get()));
    }

    /** True for one that has its place; from now on the caller gives it back. */
    public boolean takeOver(HttpRequest<?> request) {
        NettyHttpRequest<?> received = innermost(request);
        return PlainWriteHandler.takeOver(received.getChannelHandlerContext().channel(), received.getNativeRequest());
    }

    private static NettyHttpRequest<?> innermost(HttpRequest<?> request) {
        HttpRequest<?> innermost = request;
        while (innermost instanceof HttpRequestWrapper<?> wrapper) {
            innermost = wrapper.getDelegate();
        }
        return (NettyHttpRequest<?>) innermost;
    }
}
