package fr.voix.base.answer;

import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Clock;
import java.util.Map;

/**
 * Answers a plain GET or HEAD of a cached address with its ready bytes, before Micronaut makes a request of it. Everything else
 * passes on: another method, a body, HTTP/1.0, a connection to be closed or upgraded, an address that is not cached. So does
 * every request while an earlier one of its connection is not answered, because answers must leave in order, and every request of
 * a slow reader, because Micronaut knows how to wait for it.
 *
 * <p>Each connection has its own; only its event loop calls it.
 */
final class ReadyAnswerHandler extends ChannelDuplexHandler {

    private final AnswerCache cache;
    private final Map<String, String> everywhere;
    private final Clock clock;

    /** Requests that were passed on and are not answered yet. */
    private int underway;
    /** The answer, sent at the end of the current request; null while requests pass on. */
    @Nullable
    private FullHttpResponse prepared;

    private boolean isFlushDue;

    ReadyAnswerHandler(AnswerCache cache, Map<String, String> everywhere, Clock clock) {
        this.cache = cache;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (prepared != null) {
            answerAtTheEnd(context, message);
            return;
        }
        if (message instanceof HttpRequest request) {
            prepared = prepare(context, request);
            if (prepared != null) {
                // some decoders give a request and its end as one message
                answerAtTheEnd(context, message);
                return;
            }
            underway++;
        }
        context.fireChannelRead(message);
    }

    private void answerAtTheEnd(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            context.write(prepared, context.voidPromise());
            prepared = null;
            isFlushDue = true;
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (isFlushDue) {
            isFlushDue = false;
            context.flush();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean isInterim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !isInterim) {
            underway--;
        }
        context.write(message, promise);
    }

    @Nullable
    private FullHttpResponse prepare(ChannelHandlerContext context, HttpRequest request) {
        boolean isHead = HttpMethod.HEAD.equals(request.method());
        if (underway > 0
                || !(isHead || HttpMethod.GET.equals(request.method()))
                || !HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                || request.decoderResult().isFailure()
                || !context.channel().isWritable()
                || !isPlain(request)) {
            return null;
        }
        ReadyAnswer ready = cache.ready(request.uri());
        return ready == null || ready.answer().location() != null ? null : response(ready, request.headers(), isHead);
    }

    private static boolean isPlain(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return isKept(headers.get(HttpHeaderNames.CONNECTION))
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !headers.contains(HttpHeaderNames.UPGRADE);
    }

    private static boolean isKept(@Nullable String connection) {
        return connection == null || connection.equalsIgnoreCase("keep-alive");
    }

    private FullHttpResponse response(ReadyAnswer ready, HttpHeaders asked, boolean isHead) {
        ReadyAnswer.Form form = ready.form(asked.get(HttpHeaderNames.ACCEPT_ENCODING));
        boolean isNotModified = form.isKnown(asked.get(HttpHeaderNames.IF_NONE_MATCH));
        long second = Math.floorDiv(clock.millis(), 1000L);
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                isNotModified ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK,
                isHead || isNotModified ? Unpooled.EMPTY_BUFFER : form.body(),
                form.headers(second, isNotModified, everywhere),
                EmptyHttpHeaders.INSTANCE);
    }
}
