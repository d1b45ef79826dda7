package fr.voix.verify.log;

import java.nio.ByteBuffer;

/** Many longs, each once, without an object each; for hashes, whose first bytes are as good as random. */
public final class LongSet {

    private long[] slots = new long[64];
    private int size;
    private boolean hasZero;

    public static long firstBytes(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    /** False when it is there already. */
    public boolean add(long value) {
        if (value == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (size >= slots.length / 4 * 3) {
            grow();
        }
        int slot = slotOf(slots, value);
        if (slots[slot] == value) {
            return false;
        }
        slots[slot] = value;
        size++;
        return true;
    }

    private void grow() {
        long[] wider = new long[Math.multiplyExact(slots.length, 2)];
        for (long value : slots) {
            if (value != 0) {
                wider[slotOf(wider, value)] = value;
            }
        }
        slots = wider;
    }

    /** Where it stands, or the free slot where it would. */
    private static int slotOf(long[] slots, long value) {
        int slot = (int) value & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
