package fr.voix.site.hour;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Counts each request once its answer begins, whoever gives it. What the connection itself refuses, since it is no request, is not
 * seen here.
 *
 * <p>One for each connection; called by its event loop alone.
 */
final class RequestCountHandler extends ChannelDuplexHandler {

    private final RequestCounter counter;

    /** Of those that are not answered yet, in their order. */
    private final Queue<Optional<RequestClass>> underway = new ArrayDeque<>();

    RequestCountHandler(RequestCounter counter) {
        this.counter = counter;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            underway.add(RequestClass.of(request.method().name(), request.uri()));
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL
                && !underway.isEmpty()) {
            underway.remove()
                    .ifPresent(requestClass ->
                            counter.count(requestClass, response.status().code()));
        }
        context.write(message, promise);
    }
}
