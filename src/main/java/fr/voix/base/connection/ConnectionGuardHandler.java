package fr.voix.base.connection;

import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sits before the codec and sees bytes: counts the connection, and limits the time for a request to arrive and for the client to
 * read what is written.
 *
 * <p>Each connection has its own; only its event loop calls it.
 */
final class ConnectionGuardHandler extends ChannelDuplexHandler {

    /**
     * The send buffer of one connection. The system asks for more only when a third of it is sent, and a phone would not read a
     * third of the 4 MB that it could hold otherwise in time.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    /** On Linux: a client that is gone is noticed when it acknowledges nothing for this long. */
    private static final ChannelOption<Integer> USER_TIMEOUT =
            ChannelOption.valueOf("io.netty.channel.epoll.EpollChannelOption#TCP_USER_TIMEOUT");

    private static final int USER_TIMEOUT_MILLIS = 30_000;

    private final ConnectionGate gate;
    private final ConnectionsConfig config;
    private final OpenConnection connection;
    private final RequestGuardHandler requests;

    @Nullable
    private Future<?> deadline;

    @Nullable
    private Future<?> watch;

    private long written;
    private long takenBefore;

    ConnectionGuardHandler(
            ConnectionGate gate, ConnectionsConfig config, OpenConnection connection, RequestGuardHandler requests) {
        this.gate = gate;
        this.config = config;
        this.connection = connection;
        this.requests = requests;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        Channel channel = context.channel();
        if (gate.enter(connection)) {
            channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
            channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
            channel.config().setOption(USER_TIMEOUT, USER_TIMEOUT_MILLIS);
        } else {
            // with a reset: an orderly close would keep our socket waiting
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        gate.leave(connection);
        cancel(deadline);
        cancel(watch);
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        requests.begin();
        context.fireChannelRead(message);
        // nearly every request is complete by now
        if (requests.isReading() && !requests.isTimed()) {
            requests.timeFrom(System.nanoTime());
        }
        if (requests.isReading() && deadline == null) {
            deadline = schedule(
                    context, this::checkDeadline, config.requestWithin().toNanos());
        }
    }

    private void checkDeadline(ChannelHandlerContext context) {
        deadline = null;
        if (!requests.isReading()) {
            return;
        }
        long left = config.requestWithin().toNanos() - (System.nanoTime() - requests.readingSince());
        if (left > 0) {
            deadline = schedule(context, this::checkDeadline, left);
        } else if (requests.isAnotherUnderway()) {
            // a client that waits for our answer is not late
            requests.timeFrom(System.nanoTime());
            deadline = schedule(
                    context, this::checkDeadline, config.requestWithin().toNanos());
        } else {
            requests.giveUp();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            written += bytes.readableBytes();
        } else if (message instanceof FileRegion region) {
            written += region.count();
        }
        context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        if (watch == null && isWriting(context)) {
            takenBefore = taken(context);
            watch = schedule(context, this::checkReader, config.answerWithin().toNanos());
        }
    }

    private void checkReader(ChannelHandlerContext context) {
        watch = null;
        if (!isWriting(context)) {
            return;
        }
        long taken = taken(context);
        if (taken == takenBefore) {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        } else {
            takenBefore = taken;
            watch = schedule(context, this::checkReader, config.answerWithin().toNanos());
        }
    }

    private static boolean isWriting(ChannelHandlerContext context) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return buffer != null && buffer.totalPendingWriteBytes() > 0;
    }

    /** Bytes that the system took of all that was written, except a few that Netty counts for its own use. */
    private long taken(ChannelHandlerContext context) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return written - buffer.totalPendingWriteBytes() + buffer.currentProgress();
    }

    private interface Check {
        void run(ChannelHandlerContext context);
    }

    private static Future<?> schedule(ChannelHandlerContext context, Check check, long nanos) {
        return context.executor().schedule(() -> check.run(context), nanos, TimeUnit.NANOSECONDS);
    }
}
