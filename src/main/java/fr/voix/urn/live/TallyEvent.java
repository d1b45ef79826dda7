package fr.voix.urn.live;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A state of a scrutin or petition as an event. Made once, sent to all listeners. */
final class TallyEvent {

    /** Larger than any urn, and allowed in an id. */
    private static final long LARGEST = 999_999_999_999_999_999L;

    private final long size;
    private final StreamBytes plain;
    private final StreamBytes data;
    private final StreamBytes whole;

    /**
     * @param size of the urn; tells older from newer
     * @param json on one line
     */
    TallyEvent(long size, byte[] json) {
        this("tally", size, json);
    }

    /** The event for withheld figures. */
    static TallyEvent withheld(String uid) {
        return lastOf(uid, "withheld", LARGEST - 1);
    }

    /** The event for a hidden or erased scrutin; no event follows. */
    static TallyEvent gone(String uid) {
        return lastOf(uid, "gone", LARGEST);
    }

    private static TallyEvent lastOf(String uid, String name, long size) {
        return new TallyEvent(name, size, ascii("{\"uid\":\"" + uid + "\",\"" + name + "\":true}"));
    }

    private TallyEvent(String name, long size, byte[] json) {
        this.size = size;
        byte[] named = ascii("event: " + name + "\ndata: ");
        this.plain = StreamBytes.of(ascii("data: "), json, ascii("\n\n"));
        this.data = StreamBytes.of(named, json, ascii("\n"));
        this.whole = StreamBytes.of(named, json, ascii("\n"), ascii(end(Long.toString(size))));
    }

    /** The line with the id of the event, and its end. */
    static StreamBytes idOf(String id) {
        return StreamBytes.of(ascii(end(id)));
    }

    private static String end(String id) {
        return "id: " + id + "\n\n";
    }

    long size() {
        return size;
    }

    /** Whether no event can follow. A closed scrutin may still be hidden. */
    boolean isLast() {
        return size >= LARGEST - 1;
    }

    boolean isGone() {
        return size == LARGEST;
    }

    /** The same without name and id, for clients that use {@code onmessage}. */
    StreamBytes plain() {
        return plain;
    }

    /** The event without its end. */
    StreamBytes data() {
        return data;
    }

    /** The event with its size as its id. */
    StreamBytes whole() {
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(UTF_8);
    }
}
