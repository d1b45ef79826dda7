package fr.voix.ballot;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
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
import io.netty.util.ReferenceCountUtil;

/**
 * Refuses a ballot that finds no room before anything is spent on it, so that the ballots underway are answered at the usual
 * pace however many more come. Only what is as plain as browsers send it is refused here: the rest passes, and is refused by
 * the queue.
 *
 * <p>One for each connection; called by its event loop alone.
 */
final class BallotGateHandler extends ChannelDuplexHandler {

    private static final String BEFORE_UID = "/api/v1/scrutins/";
    private static final String AFTER_UID = "/ballot";
    private static final int LONGEST_BODY = 4_096;

    private final BallotGate gate;
    private final HttpHeaders refusalHeaders;
    private final byte[] refusalBody;

    /** Requests that were passed on and are not answered yet. */
    private int underway;

    private boolean isInside;
    /** What is read belongs to a request that is refused at its end. */
    private boolean isRefusing;

    private boolean isFlushDue;

    BallotGateHandler(BallotGate gate, HttpHeaders refusalHeaders, byte[] refusalBody) {
        this.gate = gate;
        this.refusalHeaders = refusalHeaders;
        this.refusalBody = refusalBody;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!isRefusing && message instanceof HttpRequest request) {
            admit(request);
        }
        if (isRefusing) {
            refuseAtTheEnd(context, message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void admit(HttpRequest request) {
        // answers leave in the order of their requests: one that follows another is not looked at
        if (underway == 0 && isPlainBallot(request)) {
            isInside = gate.tryEnter();
            isRefusing = !isInside;
        }
        underway += isRefusing ? 0 : 1;
    }

    private void refuseAtTheEnd(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            isRefusing = false;
            isFlushDue = true;
            context.write(
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            HttpResponseStatus.SERVICE_UNAVAILABLE,
                            Unpooled.wrappedBuffer(refusalBody),
                            refusalHeaders,
                            EmptyHttpHeaders.INSTANCE),
                    context.voidPromise());
        }
        ReferenceCountUtil.release(message);
    }

    private static boolean isPlainBallot(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return HttpMethod.PUT.equals(request.method())
                && request.uri().startsWith(BEFORE_UID)
                && request.uri().endsWith(AFTER_UID)
                && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                && request.decoderResult().isSuccess()
                && HttpUtil.isKeepAlive(request)
                && headers.getAll(HttpHeaderNames.HOST).size() == 1
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !headers.contains(HttpHeaderNames.UPGRADE)
                && HttpUtil.getContentLength(request, Long.MAX_VALUE) <= LONGEST_BODY;
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
            leave();
        }
        context.write(message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        leave();
    }

    private void leave() {
        if (isInside) {
            isInside = false;
            gate.leave();
        }
    }
}
