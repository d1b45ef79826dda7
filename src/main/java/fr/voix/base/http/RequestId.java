package fr.voix.base.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * By what name a request is known in the log and to who sent it: a number drawn anew for each one, so that it tells nothing of them
 * and joins no two requests. What a client calls it is not asked.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    /** As lines of the log have it. */
    public static final String FIELD = "request";

    private static final AttributeKey<Drawn> DRAWN = AttributeKey.valueOf(RequestId.class, "drawn");

    private record Drawn(Object request, String id) {}

    private RequestId() {}

    /** The same whenever it is asked of one request. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(HEADER, String.class).orElseGet(() -> {
            String id = drawn(request);
            request.setAttribute(HEADER, id);
            return id;
        });
    }

    /** Before Micronaut makes a request of it, which then has the same. */
    public static String draw(Channel connection, io.netty.handler.codec.http.HttpRequest request) {
        String id = draw();
        connection.attr(DRAWN).set(new Drawn(request, id));
        return id;
    }

    /** What was drawn for a request of that connection, once it is answered. */
    public static void forget(Channel connection) {
        connection.attr(DRAWN).set(null);
    }

    private static String drawn(HttpRequest<?> request) {
        Drawn before = request instanceof NettyHttpRequest<?> received
                ? received.getChannelHandlerContext().channel().attr(DRAWN).get()
                : null;
        boolean isSame = before != null && before.request() == ((NettyHttpRequest<?>) request).getNativeRequest();
        return isSame ? before.id() : draw();
    }

    private static String draw() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
    }
}
