package fr.voix.base.answer;

import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A GET as browsers and proxies send it, read from its bytes alone; of its fields, those that bear on a kept answer.
 *
 * @param address as it stands there
 */
record PlainGet(
        String address,
        @Nullable String acceptEncoding,
        @Nullable String ifNoneMatch) {

    /** What the codec takes as a first line, and so as a head, however it is set up. */
    private static final int LONGEST = 2_048;

    private static final byte[] METHOD = "GET ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] OF_NAMES = ofNames();

    private static boolean[] ofNames() {
        boolean[] those = new boolean[128];
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                .chars()
                .forEach(one -> those[one] = true);
        return those;
    }

    /** Null for whatever is not one whole request and nothing else, or is not as plain as that. */
    @Nullable
    static PlainGet of(ByteBuf buffer) {
        int length = buffer.readableBytes();
        if (length > LONGEST || length < METHOD.length || buffer.getByte(buffer.readerIndex()) != 'G') {
            return null;
        }
        byte[] bytes = new byte[length];
        buffer.getBytes(buffer.readerIndex(), bytes);
        return new Reading(bytes).request();
    }

    /** One look at it, from its first byte to its last. */
    private static final class Reading {

        private final byte[] bytes;
        private int at;
        private boolean isHostKnown;

        @Nullable
        private String connection;

        @Nullable
        private String acceptEncoding;

        @Nullable
        private String ifNoneMatch;

        private Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        @Nullable
        private PlainGet request() {
            if (!skip(METHOD)) {
                return null;
            }
            int from = at;
            while (at < bytes.length && bytes[at] > ' ' && bytes[at] != 0x7f) {
                at++;
            }
            String address = text(from, at);
            if (address.isEmpty() || !skip(VERSION)) {
                return null;
            }
            while (at < bytes.length && bytes[at] != '\r') {
                if (!readField()) {
                    return null;
                }
            }
            boolean isWhole = at == bytes.length - 2 && bytes[at + 1] == '\n';
            boolean isKept = connection == null || connection.equalsIgnoreCase("keep-alive");
            return isWhole && isHostKnown && isKept ? new PlainGet(address, acceptEncoding, ifNoneMatch) : null;
        }

        private boolean skip(byte[] expected) {
            int end = at + expected.length;
            boolean isThere = end <= bytes.length && Arrays.equals(bytes, at, end, expected, 0, expected.length);
            at = end;
            return isThere;
        }

        /** A line, whose value is of one piece and of printable characters alone. */
        private boolean readField() {
            int name = at;
            while (at < bytes.length && bytes[at] >= 0 && OF_NAMES[bytes[at]]) {
                at++;
            }
            int colon = at;
            if (colon == name || colon == bytes.length || bytes[at++] != ':') {
                return false;
            }
            int value = at;
            while (at < bytes.length && (bytes[at] >= ' ' && bytes[at] != 0x7f || bytes[at] == '\t')) {
                at++;
            }
            int end = at;
            if (end + 1 >= bytes.length || bytes[end] != '\r' || bytes[end + 1] != '\n') {
                return false;
            }
            at += 2;
            return take(name, colon - name, value, end);
        }

        /** False for what says how the request goes on, and for what stands there twice. */
        private boolean take(int name, int length, int value, int end) {
            if (isNamed("host", name, length)) {
                boolean isFirst = !isHostKnown;
                isHostKnown = true;
                return isFirst;
            }
            if (isNamed("connection", name, length)) {
                boolean isFirst = connection == null;
                connection = text(value, end).strip();
                return isFirst;
            }
            if (isNamed("accept-encoding", name, length)) {
                boolean isFirst = acceptEncoding == null;
                acceptEncoding = text(value, end).strip();
                return isFirst;
            }
            if (isNamed("if-none-match", name, length)) {
                boolean isFirst = ifNoneMatch == null;
                ifNoneMatch = text(value, end).strip();
                return isFirst;
            }
            return !isNamed("content-length", name, length)
                    && !isNamed("content-encoding", name, length)
                    && !isNamed("transfer-encoding", name, length)
                    && !isNamed("expect", name, length)
                    && !isNamed("upgrade", name, length);
        }

        /** @param known in small letters */
        private boolean isNamed(String known, int name, int length) {
            if (length != known.length()) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if ((bytes[name + i] | 0x20) != known.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private String text(int from, int to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
