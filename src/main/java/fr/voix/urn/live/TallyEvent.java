package fr.voix.urn.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** One state of one Scrutin or petition as an event of a stream: made once, written to everyone. */
final class TallyEvent {

    /** More than any urn has, and a size that an id may name. */
    private static final long LARGEST = 999_999_999_999_999_999L;

    private final long size;
    private final boolean isOpen;
    private final ByteBuf plain;
    private final ByteBuf data;
    private final ByteBuf whole;

    /**
     * @param size of the urn; tells older from newer
     * @param json on one line
     */
    TallyEvent(long size, boolean isOpen, byte[] json) {
        this("tally", size, isOpen, json);
    }

    /** That no figures are shown any more, which is the last that is told of an urn. */
    static TallyEvent withheld(String uid) {
        return new TallyEvent("withheld", LARGEST, false, ascii("{\"uid\":\"" + uid + "\",\"withheld\":true}"));
    }

    private TallyEvent(String name, long size, boolean isOpen, byte[] json) {
        this.size = size;
        this.isOpen = isOpen;
        this.plain = shared(Unpooled.wrappedBuffer(ascii("data: "), json, ascii("\n\n")));
        this.data = shared(Unpooled.wrappedBuffer(ascii("event: " + name + "\ndata: "), json, ascii("\n")));
        this.whole = shared(Unpooled.wrappedBuffer(data.duplicate(), idOf(Long.toString(size))));
    }

    /** The line that ends an event, with what a listener names when it comes back. */
    static ByteBuf idOf(String id) {
        return Unpooled.wrappedBuffer(ascii("id: " + id + "\n\n"));
    }

    long size() {
        return size;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** A view of the same without name or id, for a listener that has {@code onmessage} alone; it need not be released. */
    ByteBuf plain() {
        return plain.duplicate();
    }

    /** A view of the event without its end; it need not be released. */
    ByteBuf data() {
        return data.duplicate();
    }

    /** A view of the event with its size as its id; it need not be released. */
    ByteBuf whole() {
        return whole.duplicate();
    }

    private static ByteBuf shared(ByteBuf parts) {
        byte[] bytes = new byte[parts.readableBytes()];
        parts.readBytes(bytes);
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes).asReadOnly());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(UTF_8);
    }
}
