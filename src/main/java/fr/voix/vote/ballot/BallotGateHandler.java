package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.RequestId;
import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Refuses a ballot that finds no room before anything is spent on it, so that the ballots underway are answered at the usual
 * pace however many more come. Only what is as plain as browsers send it is refused here: the rest passes, and finds its place, or
 * none, once it is read ({@link BallotPlaces}).
 *
 * <p>A place is taken when the last byte of a ballot has come, and not before: who sends half of one, or sends it slowly, takes
 * none, and keeps only the few bytes that were sent.
 *
 * <p>One for each connection; called by its event loop alone.
 */
final class BallotGateHandler extends ChannelDuplexHandler {

    /** The ballot whose place is given back here, unless other code takes it over. */
    private static final AttributeKey<HttpRequest> INSIDE = AttributeKey.valueOf(BallotGateHandler.class, "inside");

    /** What became of a ballot that the usual way has to say. */
    private static final AttributeKey<Settled> SETTLED = AttributeKey.valueOf(BallotGateHandler.class, "settled");

    private final BallotGate gate;
    private final PlainBallotCasting plain;
    private final NetworkHash networks;
    private final BallotOutcomes outcomes;
    private final Map<Language, Refusal> refusals;

    /** Requests that were passed on and are not answered yet. */
    private int underway;
    /** A ballot whose end has not come. */
    @Nullable
    private HttpRequest head;
    /** What came of its body when it did not come at once, in one piece: each piece would keep a buffer of its own. */
    @Nullable
    private ByteBuf body;
    /** Whose place was taken. */
    @Nullable
    private NetworkHash.Mark inside;

    private boolean isFlushDue;

    /** A ballot of this connection is carried out without Micronaut; what came behind it waits, since answers keep their order. */
    private boolean isCasting;

    private final Queue<Object> held = new ArrayDeque<>();
    /** Asked for while a ballot was carried out. */
    @Nullable
    private ChannelPromise closing;

    private record Settled(HttpRequest ballot, Supplier<BallotResult> result) {}

    /** What it answers, ready to be written. */
    record Refusal(HttpHeaders headers, byte[] body) {}

    BallotGateHandler(
            BallotGate gate,
            PlainBallotCasting plain,
            NetworkHash networks,
            BallotOutcomes outcomes,
            Map<Language, Refusal> refusals) {
        this.gate = gate;
        this.plain = plain;
        this.networks = networks;
        this.outcomes = outcomes;
        this.refusals = refusals;
    }

    /** True for a ballot that has its place; from now on the caller gives it back. */
    static boolean takeOver(Channel connection, HttpRequest ballot) {
        return connection.attr(INSIDE).compareAndSet(ballot, null);
    }

    /** What became of a ballot already; null for one that is still to be carried out. */
    @Nullable
    static Supplier<BallotResult> settled(Channel connection, HttpRequest ballot) {
        Settled settled = connection.attr(SETTLED).get();
        return settled != null && settled.ballot == ballot ? settled.result : null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isCasting) {
            held.add(message);
        } else if (head != null) {
            gather(context, (HttpContent) message);
        } else if (message instanceof HttpRequest request && underway == 0 && isPlainBallot(request)) {
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
        if (gate.tryEnter(network)) {
            enter(context, network, last);
        } else {
            var refusal = refusals.get(Language.asked(head.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE)));
            last.release();
            dropRequest();
            refuse(context, refusal);
        }
    }

    private void keep(ChannelHandlerContext context, HttpContent part) {
        if (body == null) {
            body = context.alloc().buffer(PlainBallot.LONGEST_BODY);
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
            isCasting = plain.begin(
                    context.channel(),
                    request,
                    whole.content(),
                    network,
                    outcome -> context.executor().execute(() -> finish(context, request, whole, outcome)));
        } catch (RuntimeException | Error e) {
            gate.leave(network);
            whole.release();
            throw e;
        }
        if (!isCasting) {
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
            ChannelHandlerContext context,
            HttpRequest request,
            LastHttpContent whole,
            PlainBallotCasting.Outcome outcome) {
        isCasting = false;
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
            while (!held.isEmpty() && !isCasting) {
                channelRead(context, held.remove());
            }
            channelReadComplete(context);
        }
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        outcomes.countRefused();
        isFlushDue = true;
        context.write(
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.SERVICE_UNAVAILABLE,
                        Unpooled.wrappedBuffer(refusal.body),
                        refusal.headers,
                        EmptyHttpHeaders.INSTANCE),
                context.voidPromise());
    }

    private static boolean isPlainBallot(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return HttpMethod.PUT.equals(request.method())
                && PlainBallot.isAddress(request.uri())
                && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                && request.decoderResult().isSuccess()
                && HttpUtil.isKeepAlive(request)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !headers.contains(HttpHeaderNames.UPGRADE)
                && HttpUtil.getContentLength(request, Long.MAX_VALUE) <= PlainBallot.LONGEST_BODY;
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

    /** Whose ballot is carried out is answered before the connection ends. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!isCasting) {
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

    /** The head of a ballot has its voter's cookie: nothing of it stays with the connection. */
    private static void forget(Channel connection) {
        connection.attr(SETTLED).set(null);
        RequestId.forget(connection);
    }

    private void leave(ChannelHandlerContext context) {
        if (inside != null) {
            if (context.channel().attr(INSIDE).getAndSet(null) != null) {
                gate.leave(inside);
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
