package fr.voix.base.connection;

import fr.voix.base.http.Problem;
import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sits behind the codec and sees requests: tracks the one arriving and those under way, and refuses framing that another server
 * could read differently. After a refused request, nothing more is read on its connection.
 *
 * <p>Each connection has its own; only its event loop calls it.
 */
final class RequestGuardHandler extends ChannelDuplexHandler {

    /** Requests that may be sent before the first is answered (pipelining); browsers send one. */
    private static final int MOST_AT_ONCE = 16;
    /** How long a refused connection stays open: closed at once, it could fail on arriving data before the answer is read. */
    private static final int LAST_WORDS_MILLIS = 250;

    private final OpenConnection connection;
    private final Refusals refusals;
    private ChannelHandlerContext context;

    private boolean isReading;
    /** The head of the request that is arriving; null before it came. */
    @Nullable
    private HttpRequest head;

    private boolean isTimed;
    private long readingSince;
    /** Requests whose head was passed on and whose answer has not ended. */
    private int underway;

    private boolean isAnswering;
    private boolean isLast;
    private boolean isOver;

    /** The answers that this handler gives, made once. */
    record Refusals(Refusal malformed, Refusal late) {}

    /**
     * One refusal.
     *
     * @param asked by the language of the request
     * @param inBoth in both languages, for a request whose head was not read completely
     */
    record Refusal(HttpResponseStatus status, Map<Language, Said> asked, Said inBoth) {

        Said to(@Nullable HttpRequest head) {
            String accepted = head == null ? null : head.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE);
            boolean isUnread =
                    head == null || accepted == null && head.decoderResult().isFailure();
            return isUnread ? inBoth : asked.get(Problem.language(head.uri(), accepted));
        }
    }

    record Said(HttpHeaders headers, byte[] body) {}

    RequestGuardHandler(OpenConnection connection, Refusals refusals) {
        this.connection = connection;
        this.refusals = refusals;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    /** Called when bytes came, of a new request or of one under way. */
    void begin() {
        isReading |= !isOver;
    }

    boolean isReading() {
        return isReading && !isOver;
    }

    /** Starts the time of a request: at its first byte, or again when the client had to wait for our answer. */
    void timeFrom(long now) {
        isTimed = true;
        readingSince = now;
    }

    boolean isTimed() {
        return isTimed;
    }

    long readingSince() {
        return readingSince;
    }

    /** Whether an earlier request than the arriving one is under way. */
    boolean isAnotherUnderway() {
        return underway > (head == null ? 0 : 1);
    }

    /** Called when a request did not arrive in time. */
    void giveUp() {
        refuse(refusals.late());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isOver) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (!(message instanceof HttpObject)) {
            // bytes left over by a codec that was removed
            context.fireChannelRead(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            isReading = true;
            underway++;
            head = request;
        }
        if (isRefused((HttpObject) message)) {
            ReferenceCountUtil.release(message);
            refuse(refusals.malformed());
            return;
        }
        if (message instanceof LastHttpContent) {
            isReading = false;
            isTimed = false;
            head = null;
            if (underway > 0) {
                // some answers end before their request does: then nothing is under way
                connection.works();
            }
        }
        context.fireChannelRead(message);
    }

    /** The codec failed: it could not read the bytes, or got more requests than it can track. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!(failure instanceof DecoderException)) {
            context.fireExceptionCaught(failure);
        } else if (!isOver) {
            refuse(refusals.malformed());
        }
    }

    private boolean isRefused(HttpObject message) {
        if (message.decoderResult().isFailure()) {
            // a too long address or head is answered later, by a page where one was asked for
            isLast = message instanceof HttpRequest && message.decoderResult().cause() instanceof TooLongFrameException;
            return !isLast;
        }
        if (message instanceof HttpRequest && !isTaken()) {
            return true;
        }
        return underway > MOST_AT_ONCE || message instanceof HttpRequest request && !isSound(request);
    }

    /** Whether the client reads our answers: without that we would have to keep them all in memory. */
    private boolean isTaken() {
        if (!context.channel().isWritable()) {
            context.flush();
        }
        return context.channel().isWritable();
    }

    /**
     * Whether every server reads target and end of the request in the same way (RFC 9112, 3.2 and 6). Compressed bodies are
     * refused: they may unpack to a thousand times their length.
     */
    private static boolean isSound(HttpRequest request) {
        HttpHeaders headers = request.headers();
        boolean isNew = HttpVersion.HTTP_1_1.equals(request.protocolVersion());
        if (!isNew && !HttpVersion.HTTP_1_0.equals(request.protocolVersion())) {
            return false;
        }
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || hosts == 0 && isNew || headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
            return false;
        }
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
            return isNew
                    && codings.size() == 1
                    && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
                    && !headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        }
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null || length.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** Sends the refusal where that is still possible, and reads nothing more. */
    private void refuse(Refusal refusal) {
        isReading = false;
        isOver = true;
        boolean isAnswered = head != null && underway == 0;
        if (isAnotherUnderway()
                || isAnswering
                || isAnswered
                || !context.channel().isWritable()) {
            context.close();
            return;
        }
        Said said = refusal.to(head);
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                refusal.status(),
                Unpooled.wrappedBuffer(said.body()),
                said.headers(),
                EmptyHttpHeaders.INSTANCE);
        context.writeAndFlush(answer);
        context.channel().config().setAutoRead(true);
        context.executor().schedule(() -> context.close(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isOver) {
            // after the refusal nothing more is written
            ReferenceCountUtil.release(message);
            promise.trySuccess();
            return;
        }
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            isAnswering = true;
        }
        if (message instanceof LastHttpContent) {
            answered();
            context.write(message, isLast ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
        } else {
            context.write(message, promise);
        }
    }

    private void answered() {
        isAnswering = false;
        underway--;
        if (underway == 0) {
            connection.waits(System.nanoTime());
        }
    }
}
