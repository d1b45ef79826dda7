package fr.voix.urn.live;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Turns a connection into an event stream when Micronaut writes the response head of {@link StreamController}. For Micronaut the
 * response is then complete; the request handlers are removed from the pipeline. So an idle listener costs its socket, a small
 * pipeline and this object.
 *
 * <p>Nothing is queued for a slow reader. It gets no events while its socket is full, and the newest state afterwards. Micronaut closes
 * a connection that takes nothing for the idle time, as any other.
 */
final class StreamHandler extends ChannelDuplexHandler implements Follower {

    /** Bytes of a few events; with more unsent bytes a reader counts as slow. */
    private static final WriteBufferWaterMark FEW = new WriteBufferWaterMark(4 * 1024, 16 * 1024);

    private static final StreamBytes HEARTBEAT = StreamBytes.of(new byte[] {':', '\n', '\n'});

    private static final long EVENT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int RETRY_MILLIS = 2_000;
    private static final int LAST_WORDS_MILLIS = 2_000;
    private static final int INSTALLED_WITHIN_SECONDS = 5;

    private final Channel channel;
    private final Subscription subscription;
    private final boolean isPlainToo;
    private final Duration heartbeat;
    private State state = State.EXPECTED;
    private boolean isEnding;
    private boolean isChunked;
    /** Whether the HTTP codec was removed from the pipeline. */
    private boolean isBare;

    private volatile ChannelHandlerContext context;
    private ChannelPromise answered;
    private Future<?> beating;
    private long toldAt = System.nanoTime() - EVENT_NANOS;
    private boolean isLater;

    private enum State {
        EXPECTED,
        STREAMING,
        OVER
    }

    StreamHandler(Channel channel, Subscription subscription, boolean isPlainToo, Duration heartbeat) {
        this.channel = channel;
        this.subscription = subscription;
        this.isPlainToo = isPlainToo;
        this.heartbeat = heartbeat;
    }

    /**
     * Adds a handler to this connection; the place is freed when the connection ends.
     *
     * @param isPlainToo whether each event is sent without a name, too
     */
    static void install(
            Channel channel, StreamService streams, Subscription subscription, boolean isPlainToo, Duration heartbeat) {
        StreamHandler handler = new StreamHandler(channel, subscription, isPlainToo, heartbeat);
        // awaited: the event loop may write the response before it runs this task
        boolean isIn = channel.eventLoop()
                .submit(handler::takePlace)
                .awaitUninterruptibly(INSTALLED_WITHIN_SECONDS, TimeUnit.SECONDS);
        if (isIn && handler.context != null) {
            streams.follow(subscription, handler);
            channel.closeFuture().addListener(gone -> streams.leave(subscription, handler));
        } else {
            streams.leave(subscription);
            channel.close();
        }
    }

    /** Not on a closed connection, nor on one that has a stream already. */
    private void takePlace() {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(StreamHandler.class) == null
                && pipeline.get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
            pipeline.addBefore(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, null, this);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (state == State.EXPECTED && !isEnding && isHead(message)) {
            begin((HttpResponse) message, promise);
            ReferenceCountUtil.release(message);
        } else if (state == State.EXPECTED) {
            context.write(message, promise);
        } else {
            // the response to a later request: the client will not read it
            ReferenceCountUtil.release(message);
            promise.trySuccess();
        }
    }

    private static boolean isHead(Object message) {
        return message instanceof HttpResponse response
                && response.status().code() == 200
                && HttpHeaderValues.TEXT_EVENT_STREAM.contentEquals(
                        String.valueOf(response.headers().get(HttpHeaderNames.CONTENT_TYPE)));
    }

    private void begin(HttpResponse whole, ChannelPromise promise) {
        state = State.STREAMING;
        // the handler that closes the connection after the response must know
        answered = promise;
        channel.config().setWriteBufferWaterMark(FEW);
        HttpResponse head = new DefaultHttpResponse(whole.protocolVersion(), whole.status(), whole.headers());
        head.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        isChunked = HttpVersion.HTTP_1_1.equals(whole.protocolVersion());
        if (isChunked) {
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        context.write(head);
        // with different delays, so that clients of an instance that stopped do not all reconnect at once
        int retry = RETRY_MILLIS + ThreadLocalRandom.current().nextInt(2 * RETRY_MILLIS);
        send(StreamBytes.of(("retry: " + retry + "\n\n").getBytes(StandardCharsets.US_ASCII)));
        long every = heartbeat.toMillis();
        beating = context.executor()
                .scheduleWithFixedDelay(
                        this::beat, ThreadLocalRandom.current().nextLong(every), every, TimeUnit.MILLISECONDS);
        context.flush();
        catchUpHere();
        // later: this may be called by a handler that is removed
        context.executor().execute(this::removeHandlersOfRequests);
    }

    private void removeHandlersOfRequests() {
        ChannelPipeline pipeline = channel.pipeline();
        List<String> names = pipeline.names();
        int codec = names.indexOf(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC);
        if (state == State.STREAMING && codec >= 0) {
            isBare = true;
            // the codec passes on what it has not read, and the guard behind it, which outlives the pipeline, holds on
            // to its neighbours
            List<String> behind = names.subList(codec + 1, names.indexOf(context.name()));
            behind.stream().skip(1).toList().reversed().forEach(pipeline::remove);
            pipeline.remove(names.get(codec));
            behind.stream().limit(1).forEach(pipeline::remove);
        }
    }

    @Override
    public void catchUp() {
        onEventLoop(this::catchUpHere);
    }

    private void catchUpHere() {
        if (state != State.STREAMING || isLater || !channel.isWritable()) {
            return;
        }
        long now = System.nanoTime();
        long early = EVENT_NANOS - (now - toldAt);
        if (early > 0) {
            isLater = true;
            context.executor().schedule(this::catchUpLater, early, TimeUnit.NANOSECONDS);
            return;
        }
        List<Subscription.Told> news = subscription.news();
        if (!news.isEmpty()) {
            toldAt = now;
            news.forEach(this::send);
            context.flush();
        }
        if (subscription.isOver()) {
            endHere();
        }
    }

    private void catchUpLater() {
        isLater = false;
        catchUpHere();
    }

    /** The id is in the last event of a state: a client that lost the connection before it gets all events of that state again. */
    private void send(Subscription.Told told) {
        if (isPlainToo) {
            send(told.event().plain());
        }
        if (subscription.isOfOne()) {
            send(told.event().whole());
        } else {
            send(told.event().data());
            send(TallyEvent.idOf(told.id()));
        }
    }

    private void send(StreamBytes bytes) {
        context.write(isBare ? bytes.view(isChunked) : new DefaultHttpContent(bytes.view(false)));
    }

    private ChannelFuture sendEnd() {
        return context.writeAndFlush(isBare ? StreamBytes.END.view(isChunked) : LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** A peer that vanished is noticed because it does not take this. */
    private void beat() {
        if (state == State.STREAMING && channel.isWritable()) {
            send(HEARTBEAT);
            context.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        catchUpHere();
        context.fireChannelWritabilityChanged();
    }

    /** No further request is read after a stream. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (state == State.STREAMING && (isBare || message instanceof HttpRequest)) {
            endHere();
        }
        if (state == State.OVER) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void end() {
        onEventLoop(this::endHere);
    }

    private void endHere() {
        isEnding = true;
        if (state == State.STREAMING) {
            stop();
            sendEnd().addListener(written -> channel.close());
            // a client that does not read the last event does not get it
            context.executor().schedule(() -> channel.close(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Micronaut closes what is idle for too long, and everything at the end of the service. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (state == State.STREAMING) {
            stop();
            sendEnd();
        }
        context.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (state == State.STREAMING) {
            stop();
        }
        if (answered != null) {
            answered.trySuccess();
        }
        context.fireChannelInactive();
    }

    private void stop() {
        state = State.OVER;
        beating.cancel(false);
    }

    private void onEventLoop(Runnable task) {
        channel.eventLoop().execute(task);
    }
}
