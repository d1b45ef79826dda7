package fr.voix.base.plain;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.RequestId;
import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Has plain writes carried out in the place of Micronaut, and refuses one that finds no place before anything is spent on it. Only
 * what is as plain as browsers send it is looked at here: the rest passes, and finds its place, or none, once it is read.
 *
 * <p>A place is taken when the last byte of a write has come, and not before: who sends half of one, or sends it slowly, takes
 * none, and keeps only the few bytes that were sent.
 *
 * <p>One for each connection; called by its event loop alone.
 */
final class PlainWriteHandler extends ChannelDuplexHandler {

    /** The write whose place is given back here, unless other code takes it over. */
    private static final AttributeKey<HttpRequest> INSIDE = AttributeKey.valueOf(PlainWriteHandler.class, "inside");

    /** What became of a write that the usual way has to say. */
    private static final AttributeKey<Settled> SETTLED = AttributeKey.valueOf(PlainWriteHandler.class, "settled");

    private final List<PlainWrites> kinds;
    private final PlainWriting writing;
    private final NetworkHash networks;

    /** Requests that were passed on and are not answered yet. */
    private int underway;
    /** A write whose end has not come, or that has its place. */
    @Nullable
    private PlainWrites kind;
    /** Of one whose end has not come. */
    @Nullable
    private HttpRequest head;
    /** What came of its body when it did not come at once, in one piece: each piece would keep a buffer of its own. */
    @Nullable
    private ByteBuf body;
    /** Whose place was taken. */
    @Nullable
    private NetworkHash.Mark inside;

    private boolean isFlushDue;

    /** A write of this connection is carried out without Micronaut; what came behind it waits, since answers keep their order. */
    private boolean isCarriedOut;

    private final Queue<Object> held = new ArrayDeque<>();
    /** Asked for while a write was carried out. */
    @Nullable
    private ChannelPromise closing;

    private record Settled(HttpRequest write, Supplier<?> result) {}

    PlainWriteHandler(List<PlainWrites> kinds, PlainWriting writing, NetworkHash networks) {
        this.kinds = kinds;
        this.writing = writing;
        this.networks = networks;
    }

    static boolean takeOver(Channel connection, HttpRequest write) {
        return connection.attr(INSIDE).compareAndSet(write, null);
    }

    static Optional<Supplier<?>> settled(Channel connection, HttpRequest write) {
        Settled settled = connection.attr(SETTLED).get();
        return settled != null && settled.write == write ? Optional.of(settled.result) : Optional.empty();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isCarriedOut) {
            held.add(message);
        } else if (head != null) {
            gather(context, (HttpContent) message);
        } else if (message instanceof HttpRequest request && underway == 0 && isPlain(request)) {
            // answers leave in the order of their requests: one that follows another is not looked at
            head = request;
            if (message instanceof HttpContent whole) {
                // some decoders give a request and its end as one
                gather(context, whole.retain());
            }
        } else {
            underway += message instanceof HttpRequest ? 1 : 0;
            context.fireChannelRead(message);
        }
    }

    private void gather(ChannelHandlerContext context, HttpContent part) {
        if (!(part instanceof LastHttpContent last)) {
            keep(context, part);
            return;
        }
        NetworkHash.Mark network = networks.of(context.channel(), head.headers());
        FullHttpResponse refusal = kind.enter(head, network);
        if (refusal == null) {
            enter(context, network, last);
        } else {
            last.release();
            dropRequest();
            isFlushDue = true;
            context.write(refusal, context.voidPromise());
        }
    }

    private void keep(ChannelHandlerContext context, HttpContent part) {
        if (body == null) {
            body = context.alloc().buffer(PlainWrites.LONGEST_BODY);
        }
        body.writeBytes(part.content());
        part.release();
    }

    private void enter(ChannelHandlerContext context, NetworkHash.Mark network, LastHttpContent last) {
        HttpRequest request = head;
        LastHttpContent whole = whole(last);
        head = null;
        body = null;
        try {
            isCarriedOut = writing.begin(
                    kind,
                    context.channel(),
                    request,
                    whole.content(),
                    network,
                    outcome -> context.executor().execute(() -> finish(context, request, whole, outcome)));
        } catch (RuntimeException | Error e) {
            kind.leave(network);
            whole.release();
            throw e;
        }
        if (!isCarriedOut) {
            inside = network;
            context.channel().attr(INSIDE).set(request);
            pass(context, request, whole);
        }
    }

    private LastHttpContent whole(LastHttpContent last) {
        if (body == null) {
            return last;
        }
        body.writeBytes(last.content());
        last.release();
        return new DefaultLastHttpContent(body);
    }

    private void pass(ChannelHandlerContext context, HttpRequest request, LastHttpContent whole) {
        underway++;
        context.fireChannelRead(request);
        context.fireChannelRead(whole);
    }

    private void finish(
            ChannelHandlerContext context, HttpRequest request, LastHttpContent whole, PlainWrite.Outcome outcome) {
        isCarriedOut = false;
        if (context.isRemoved()) {
            ReferenceCountUtil.release(outcome.answer());
            whole.release();
            forget(context.channel());
            return;
        }
        if (outcome.answer() != null) {
            whole.release();
            forget(context.channel());
            context.writeAndFlush(outcome.answer(), context.voidPromise());
            if (closing != null) {
                context.close(closing);
                return;
            }
        } else {
            context.channel().attr(SETTLED).set(new Settled(request, outcome.result()));
            pass(context, request, whole);
        }
        if (!held.isEmpty() || outcome.answer() == null) {
            while (!held.isEmpty() && !isCarriedOut) {
                channelRead(context, held.remove());
            }
            channelReadComplete(context);
        }
    }

    private boolean isPlain(HttpRequest request) {
        HttpHeaders headers = request.headers();
        kind = kindOf(request);
        return kind != null
                && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                && request.decoderResult().isSuccess()
                && HttpUtil.isKeepAlive(request)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !headers.contains(HttpHeaderNames.UPGRADE)
                && HttpUtil.getContentLength(request, Long.MAX_VALUE) <= PlainWrites.LONGEST_BODY;
    }

    @Nullable
    private PlainWrites kindOf(HttpRequest request) {
        for (PlainWrites each : kinds) {
            if (each.isAddressed(request)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (isFlushDue) {
            isFlushDue = false;
            context.flush();
        }
        if (held.isEmpty()) {
            // otherwise nobody asks for more than is held
            context.fireChannelReadComplete();
        }
    }

    /** Whose write is carried out is answered before the connection ends. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!isCarriedOut) {
            context.close(promise);
        } else if (closing == null) {
            closing = promise;
        } else {
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean isInterim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !isInterim) {
            underway--;
            leave(context);
            forget(context.channel());
            if (closing != null) {
                context.write(message, promise.unvoid().addListener(written -> context.close(closing)));
                return;
            }
        }
        context.write(message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        leave(context);
        dropRequest();
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    /** The head of a write has its sender's cookie: nothing of it stays with the connection. */
    private static void forget(Channel connection) {
        connection.attr(SETTLED).set(null);
        RequestId.forget(connection);
    }

    private void leave(ChannelHandlerContext context) {
        if (inside != null) {
            if (context.channel().attr(INSIDE).getAndSet(null) != null) {
                kind.leave(inside);
            }
            inside = null;
        }
    }

    private void dropRequest() {
        ReferenceCountUtil.release(head);
        ReferenceCountUtil.release(body);
        head = null;
        body = null;
    }
}
