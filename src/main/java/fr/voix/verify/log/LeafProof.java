package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.quorum.CanonicalBase64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a leaf was in a tree that a service signed, as C2SP {@code tlog-proof} writes it.
 *
 * @param extra what stands beside it, or null
 * @param note the checkpoint of that tree
 */
public record LeafProof(byte[] extra, long index, List<byte[]> hashes, SignedNote note) {

    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,14})");
    private static final int MOST_HASHES = 63;

    public static LeafProof parse(String text) throws DifferenceException {
        int end = text.indexOf("\n\n");
        List<String> lines = new ArrayList<>(
                Arrays.asList(text.substring(0, Math.max(0, end)).split("\n")));
        boolean isProof = lines.removeFirst().equals(FORMAT);
        String extra = !lines.isEmpty() && lines.getFirst().startsWith(EXTRA) ? lines.removeFirst() : null;
        Matcher index = INDEX.matcher(lines.isEmpty() ? "" : lines.removeFirst());
        if (!isProof || !index.matches() || lines.size() > MOST_HASHES) {
            throw new DifferenceException("the proof is none");
        }
        try {
            return new LeafProof(
                    extra == null ? null : CanonicalBase64.decode(extra.substring(EXTRA.length())),
                    Long.parseLong(index.group(1)),
                    lines.stream().map(CanonicalBase64::decode).toList(),
                    SignedNote.parse(text.substring(end + 2).getBytes(UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new DifferenceException("a hash of the proof is no base64");
        }
    }

    /** The tree that it leads to, if it leads there from that leaf and this key signed it for that log. */
    public LogCheckpoint lead(byte[] leaf, NoteKey key, String origin) throws DifferenceException {
        note.requireSignedBy(key);
        LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)
                || !LogProof.isIncluded(LogHash.leaf(leaf), index, checkpoint.size(), hashes, checkpoint.root())) {
            throw new DifferenceException("the proof does not lead from its leaf to the tree it names");
        }
        return checkpoint;
    }
}
