package fr.voix.site.match;

import java.util.Arrays;

/**
 * A binary arithmetic coder with probabilities that learn: the better a bit was to be expected, the less of a bit it takes. Each
 * bit is written in a context; {@code positions.js} reads it in the same one. Described in match.md.
 */
final class BitCoder {

    private static final int CONTEXTS = 4096;
    private static final int SLOWEST = 6;

    private byte[] out = new byte[1 << 12];
    private int length;
    private final int[] probability = new int[CONTEXTS];
    private final int[] seen = new int[CONTEXTS];
    private long low;
    private long high = 0xffffffffL;

    BitCoder() {
        Arrays.fill(probability, 1 << 15);
    }

    void write(int context, boolean bit) {
        int one = Math.clamp(probability[context], 32, 65504);
        long middle = low + ((high - low) >>> 16) * one;
        if (bit) {
            high = middle;
        } else {
            low = middle + 1;
        }
        learn(context, bit);
        while (((low ^ high) & 0xff000000L) == 0) {
            put((int) (high >>> 24));
            low = low << 8 & 0xffffffffL;
            high = high << 8 & 0xffffffffL | 0xff;
        }
    }

    private void learn(int context, boolean bit) {
        int shift = Math.min(SLOWEST, 2 + (seen[context] >> 1));
        seen[context]++;
        probability[context] += ((bit ? 65535 : 0) - probability[context]) >> shift;
    }

    /** A number from 0 on: how long it is, then its digits; small ones are short. Takes 64 contexts. */
    void writeNumber(int context, int number) {
        int digits = 31 - Integer.numberOfLeadingZeros(number + 1);
        for (int digit = 0; digit < digits; digit++) {
            write(context + digit, true);
        }
        write(context + digits, false);
        for (int digit = digits - 1; digit >= 0; digit--) {
            write(context + 16 + Math.min(digits, 5) * 8 + Math.min(digit, 7), (number + 1 >> digit & 1) == 1);
        }
    }

    byte[] bytes() {
        for (int shift = 24; shift >= 0; shift -= 8) {
            put((int) (low >>> shift));
        }
        return Arrays.copyOf(out, length);
    }

    private void put(int value) {
        if (length == out.length) {
            out = Arrays.copyOf(out, 2 * length);
        }
        out[length++] = (byte) value;
    }
}
