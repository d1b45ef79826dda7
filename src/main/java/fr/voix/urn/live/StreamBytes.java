package fr.voix.urn.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * A piece of a stream, made once and written to everyone.
 *
 * @param plain as it is; a view need not be released
 * @param chunk the same as a chunk of an answer that is sent in chunks
 */
record StreamBytes(ByteBuf plain, ByteBuf chunk) {

    /** That no chunk follows. */
    static final StreamBytes END = new StreamBytes(Unpooled.EMPTY_BUFFER, shared("0\r\n\r\n".getBytes(US_ASCII)));

    static StreamBytes of(byte[]... parts) {
        byte[] all = bytes(Unpooled.wrappedBuffer(parts));
        byte[] size = (Integer.toHexString(all.length) + "\r\n").getBytes(US_ASCII);
        return new StreamBytes(
                shared(all), shared(bytes(Unpooled.wrappedBuffer(size, all, "\r\n".getBytes(US_ASCII)))));
    }

    private static byte[] bytes(ByteBuf parts) {
        byte[] bytes = new byte[parts.readableBytes()];
        parts.readBytes(bytes);
        return bytes;
    }

    private static ByteBuf shared(byte[] bytes) {
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes).asReadOnly());
    }

    ByteBuf view(boolean isChunk) {
        return (isChunk ? chunk : plain).duplicate();
    }
}
