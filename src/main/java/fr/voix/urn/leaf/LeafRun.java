package fr.voix.urn.leaf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Consecutive leaves of one urn, packed in one row. A ballot or signature takes one byte (16 + 4 · choice + tier) and the 32 bytes of
 * its commitment; the rest of its line is the uid of the urn. Any other leaf, and one that this would not restore exactly, is a zero byte,
 * two bytes of length (big-endian) and the line.
 *
 * @param firstIndex the leaf index of the first one
 */
public record LeafRun(long firstIndex, byte[] packed) {

    /** PostgreSQL moves longer values to a separate table (TOAST). */
    private static final int MOST_BYTES = 1_800;

    private static final byte LINE = 0;
    private static final int BALLOT = 16;
    private static final int COMMITMENT_LENGTH = 32;
    private static final int BALLOT_FIELDS = 5;
    private static final int SIGNATURE_FIELDS = 4;
    private static final Choice[] CHOICES = Choice.values();
    private static final Tier[] TIERS = Tier.values();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** Packs leaves into as few rows as possible. */
    public static List<LeafRun> of(String uid, long firstIndex, List<Leaf> leaves) {
        List<LeafRun> runs = new ArrayList<>();
        ByteBuffer run = ByteBuffer.allocate(MOST_BYTES);
        long first = firstIndex;
        long index = firstIndex;
        for (Leaf leaf : leaves) {
            byte[] packed = pack(uid, leaf.line());
            if (run.remaining() < packed.length && run.position() > 0) {
                runs.add(new LeafRun(first, taken(run)));
                first = index;
            }
            run.put(packed);
            index++;
        }
        if (run.position() > 0) {
            runs.add(new LeafRun(first, taken(run)));
        }
        return runs;
    }

    /** Unpacks the leaves. */
    public List<Leaf> leaves(String uid) {
        List<Leaf> leaves = new ArrayList<>();
        ByteBuffer run = ByteBuffer.wrap(packed);
        while (run.hasRemaining()) {
            leaves.add(new Leaf(line(uid, run)));
        }
        return leaves;
    }

    /**
     * Passes the leaves from one index (inclusive) to another (exclusive) to a recount. For ballots and signatures, nearly all
     * leaves, no line is built.
     */
    void recount(Recount recount, String uid, long from, long to) {
        ByteBuffer run = ByteBuffer.wrap(packed);
        for (long index = firstIndex; run.hasRemaining() && index < to; index++) {
            int kind = run.get(run.position()) - BALLOT;
            boolean isCommitment = kind >= 0 && kind / 4 < CHOICES.length && kind % 4 < TIERS.length;
            if (index < from) {
                skip(run);
            } else if (isCommitment) {
                run.get();
                byte[] commitment = new byte[COMMITMENT_LENGTH];
                run.get(commitment);
                recount.readVote(index, CHOICES[kind / 4], TIERS[kind % 4], BASE64URL.encode(commitment));
            } else {
                recount.read(index, new Leaf(line(uid, run)));
            }
        }
    }

    private static void skip(ByteBuffer run) {
        int length = run.get() == LINE ? Short.toUnsignedInt(run.getShort()) : COMMITMENT_LENGTH;
        run.position(run.position() + length);
    }

    private static byte[] taken(ByteBuffer run) {
        byte[] bytes = new byte[run.flip().remaining()];
        run.get(bytes);
        run.clear();
        return bytes;
    }

    private static byte[] pack(String uid, String line) {
        String[] fields = line.split(" ", BALLOT_FIELDS + 1);
        byte[] packed = packCommitment(fields);
        if (packed != null && line(uid, ByteBuffer.wrap(packed)).equals(line)) {
            return packed;
        }
        byte[] ascii = line.getBytes(US_ASCII);
        return ByteBuffer.allocate(3 + ascii.length)
                .put(LINE)
                .putShort((short) ascii.length)
                .put(ascii)
                .array();
    }

    /** Null for any other leaf. */
    @Nullable
    private static byte[] packCommitment(String[] fields) {
        boolean isBallot = fields.length == BALLOT_FIELDS && fields[0].equals("b1");
        boolean isSignature = fields.length == SIGNATURE_FIELDS && fields[0].equals("s1");
        if (!isBallot && !isSignature) {
            return null;
        }
        try {
            byte[] commitment = Base64.getUrlDecoder().decode(fields[fields.length - 1]);
            Choice choice = isBallot ? Choice.valueOf(fields[2]) : Choice.S;
            int tier = Integer.parseInt(fields[fields.length - 2]);
            int kind = BALLOT + 4 * choice.ordinal() + tier;
            return commitment.length == COMMITMENT_LENGTH && tier >= 0 && tier < Tier.values().length
                    ? ByteBuffer.allocate(1 + COMMITMENT_LENGTH)
                            .put((byte) kind)
                            .put(commitment)
                            .array()
                    : null;
        } catch (IllegalArgumentException notOneOfOurs) {
            return null;
        }
    }

    private static String line(String uid, ByteBuffer run) {
        int kind = run.get();
        if (kind == LINE) {
            byte[] ascii = new byte[Short.toUnsignedInt(run.getShort())];
            run.get(ascii);
            return new String(ascii, US_ASCII);
        }
        byte[] commitment = new byte[COMMITMENT_LENGTH];
        run.get(commitment);
        int ordinal = (kind - BALLOT) / 4;
        if (kind < BALLOT || ordinal >= CHOICES.length) {
            throw new IllegalStateException("No leaf begins with the byte " + kind);
        }
        String end = (kind - BALLOT) % 4 + " " + BASE64URL.encodeToString(commitment);
        Choice choice = CHOICES[ordinal];
        return choice == Choice.S ? "s1 " + uid + " " + end : "b1 " + uid + " " + choice + " " + end;
    }
}
