package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Leaves as C2SP {@code tlog-tiles} bundles them: two bytes of length, big-endian, and the line. */
public final class EntryBundle {

    private static final int MOST_BYTES = 0xffff;

    private EntryBundle() {}

    public static byte[] of(List<String> lines) {
        List<byte[]> entries = new ArrayList<>(lines.size());
        int length = 0;
        for (String line : lines) {
            byte[] entry = line.getBytes(US_ASCII);
            if (entry.length > MOST_BYTES) {
                throw new IllegalArgumentException("A bundle has no leaves of more than " + MOST_BYTES + " bytes");
            }
            entries.add(entry);
            length += Short.BYTES + entry.length;
        }
        ByteBuffer bundle = ByteBuffer.allocate(length);
        entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
        return bundle.array();
    }
}
