package fr.voix.verify.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries as C2SP {@code tlog-tiles} bundles them: two bytes of length, big-endian, and the bytes. */
public final class LogBundle {

    /** What a bundle can have at most. */
    public static final int MOST_BYTES = TileAddress.FULL * (Short.BYTES + 0xffff);

    private LogBundle() {}

    public static List<byte[]> parse(byte[] bundle, int width, String address) throws DifferenceException {
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>(width);
        while (entries.size() < width) {
            int length = rest.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(rest.getShort());
            if (length < 0 || rest.remaining() < length) {
                throw new DifferenceException(address + " ends inside entry " + entries.size() + " of " + width);
            }
            byte[] entry = new byte[length];
            rest.get(entry);
            entries.add(entry);
        }
        if (rest.hasRemaining()) {
            throw new DifferenceException(address + " holds more than its " + width + " entries");
        }
        return entries;
    }
}
