package fr.voix.base.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * Stands between the guard of bytes and the codec, and answers a request whose answer is known by its bytes, so that nothing is
 * made of it. It looks only at what comes while the connection is at rest: all requests answered, all answers sent, no part of a
 * request in the codec. Everything else passes, and so keeps its order.
 *
 * <p>One for each connection; called by its event loop alone.
 */
final class EarlyAnswerHandler extends ChannelInboundHandlerAdapter {

    /** CR, LF, CR, LF. */
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final EarlyAnswers answers;
    private final RequestGuardHandler requests;
    private boolean isCodecEmpty = true;
    private boolean isFlushDue;

    EarlyAnswerHandler(EarlyAnswers answers, RequestGuardHandler requests) {
        this.answers = answers;
        this.requests = requests;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        ByteBuf answer = isCodecEmpty && requests.isAtRest() && isAllSent(context)
                ? answers.answer(bytes, context.alloc())
                : null;
        if (answer == null) {
            pass(context, bytes);
        } else {
            bytes.release();
            requests.answeredEarly();
            context.write(answer, context.voidPromise());
            isFlushDue = true;
        }
    }

    /** What the codec keeps of bytes that end like a head, when it gave the end of a request last, is at most line ends, which it skips. */
    private void pass(ChannelHandlerContext context, ByteBuf bytes) {
        int last = bytes.writerIndex() - Integer.BYTES;
        boolean isEnd = last >= bytes.readerIndex() && bytes.getInt(last) == END_OF_HEAD;
        context.fireChannelRead(bytes);
        isCodecEmpty = isEnd && !requests.isReading();
    }

    /** Where something waits, the reader is slow, or the connection may be about to close. */
    private static boolean isAllSent(ChannelHandlerContext context) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return buffer != null && buffer.totalPendingWriteBytes() == 0;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (isFlushDue) {
            isFlushDue = false;
            context.flush();
        }
        context.fireChannelReadComplete();
    }
}
