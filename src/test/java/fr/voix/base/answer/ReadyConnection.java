package fr.voix.base.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/** One connection that answers what is kept, and behind it somebody who tells what passed. */
final class ReadyConnection {

    /** In the place of bytes: what is slow is done. */
    static final String GO = "go";

    /** In the place of bytes: what was written is not sent yet. */
    static final String WAITING = "waiting";

    private final Behind behind = new Behind();
    private final EmbeddedChannel channel;

    ReadyConnection(ReadyAnswerHandler ready) {
        this.channel = new EmbeddedChannel(new HttpServerCodec(), ready, behind);
    }

    String send(List<String> pieces) {
        StringBuilder answers = new StringBuilder();
        for (String piece : pieces) {
            if (piece.equals(GO)) {
                behind.go();
            } else if (piece.equals(WAITING)) {
                channel.pipeline().firstContext().write(Unpooled.wrappedBuffer(new byte[70_000]));
            } else if (channel.isOpen()) {
                channel.writeInbound(Unpooled.copiedBuffer(piece, ISO_8859_1));
            }
            for (ByteBuf some = channel.readOutbound(); some != null; some = channel.readOutbound()) {
                answers.append(some.toString(ISO_8859_1));
                some.release();
            }
        }
        String end = channel.isOpen() ? "" : "closed";
        channel.finishAndReleaseAll();
        return answers + end;
    }

    /** Answers each request with what it was, in their order, and what follows a slow one when that is done. */
    private static final class Behind extends ChannelInboundHandlerAdapter {

        private final List<HttpRequest> waiting = new ArrayList<>();
        private ChannelHandlerContext context;
        private HttpRequest head;
        private boolean isSlow;

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            context = added;
        }

        @Override
        public void channelRead(ChannelHandlerContext unused, Object message) {
            if (message instanceof HttpRequest request) {
                head = request;
                isSlow |= request.uri().startsWith("/slow");
            }
            if (message instanceof LastHttpContent) {
                waiting.add(head);
                if (!isSlow) {
                    go();
                }
            }
            ReferenceCountUtil.release(message);
        }

        private void go() {
            isSlow = false;
            waiting.forEach(this::answer);
            waiting.clear();
        }

        private void answer(HttpRequest request) {
            FullHttpResponse answer = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.NOT_FOUND,
                    Unpooled.copiedBuffer(request.method() + " " + request.uri() + request.headers(), ISO_8859_1));
            HttpUtil.setContentLength(answer, answer.content().readableBytes());
            boolean isLast = !HttpUtil.isKeepAlive(request);
            HttpUtil.setKeepAlive(answer, !isLast);
            context.writeAndFlush(answer).addListener(isLast ? ChannelFutureListener.CLOSE : done -> {});
        }
    }
}
