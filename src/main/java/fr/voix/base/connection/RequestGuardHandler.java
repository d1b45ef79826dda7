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
 * Stands behind the codec, where requests are: knows which one is coming and which are underway, and refuses what is framed in
 * a way that another server could read otherwise. Nothing that comes after such a request on its connection is looked at.
 *
 * <p>One for each connection; called by its event loop alone.
 */
final class RequestGuardHandler extends ChannelDuplexHandler {

    /** Requests that may be sent before the first is answered; browsers send one. */
    private static final int MOST_AT_ONCE = 16;
    /** What is still on its way would turn a connection that is closed at once into an error before the answer is read. */
    private static final int LAST_WORDS_MILLIS = 250;

    private final OpenConnection connection;
    private final Refusals refusals;
    private ChannelHandlerContext context;

    private boolean isReading;
    /** Of the request that is coming; null while it has not come. */
    @Nullable
    private HttpRequest head;

    private boolean isTimed;
    private long readingSince;
    /** Requests whose head was passed on, and whose answer has not ended. */
    private int underway;

    private boolean isAnswering;
    private boolean isLast;
    private boolean isOver;

    /** What may be said by this handler, made once. */
    record Refusals(Refusal malformed, Refusal late) {}

    /**
     * One of them.
     *
     * @param asked by the language that a request asks for
     * @param inBoth for one whose head was not read, or not to its end
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

    /** Bytes came: of a new request, or more of one. */
    void begin() {
        isReading |= !isOver;
    }

    boolean isReading() {
        return isReading && !isOver;
    }

    /** Its time runs from its first byte, or anew when it had to wait for us. */
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

    /** One that came before the one that is coming. */
    boolean isAnotherUnderway() {
        return underway > (head == null ? 0 : 1);
    }

    /** The rest of a request has not come in time. */
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
            // what a codec had not read that is gone
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
                // some answers end before the request does: then nothing is underway any more
                connection.works();
            }
        }
        context.fireChannelRead(message);
    }

    /** The codec gives up: what it cannot read, or more requests than it keeps account of. */
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
            // an address or a head that is too long is told so, by a page where a page was asked for
            isLast = message instanceof HttpRequest && message.decoderResult().cause() instanceof TooLongFrameException;
            return !isLast;
        }
        if (message instanceof HttpRequest && !isTaken()) {
            return true;
        }
        return underway > MOST_AT_ONCE || message instanceof HttpRequest request && !isSound(request);
    }

    /** A client that asks for more without reading our answers would have us keep them all. */
    private boolean isTaken() {
        if (!context.channel().isWritable()) {
            context.flush();
        }
        return context.channel().isWritable();
    }

    /**
     * Whether every server reads where it is meant for, and where it ends, in the same way (RFC 9112, 3.2 and 6); what is packed is not
     * taken: it may be a thousand times as long as it looks.
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

    /** Answers where an answer is possible, and hears nothing more. */
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
            // the connection has had its last word
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
