package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.quorum.SignatureLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text and who signed it, as C2SP {@code signed-note} writes them.
 *
 * @param text with its last line feed: what is signed
 */
public record SignedNote(String text, List<SignatureLine> signatures) {

    /** With the lines of some thirty who co-sign by ML-DSA. */
    public static final int MOST_BYTES = 1 << 17;

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f]");

    public static SignedNote parse(byte[] bytes) throws DifferenceException {
        String note = decoded(bytes);
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || CONTROL.matcher(note).find()) {
            throw new DifferenceException("what stands for a checkpoint is no signed note");
        }
        List<SignatureLine> signatures = new ArrayList<>();
        for (String line : note.substring(end + 2).split("\n", -1)) {
            if (!line.isEmpty()) {
                signatures.add(signature(line));
            }
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** Signatures by other keys are passed over; one by this key must be there, and each that is must be right. */
    public void requireSignedBy(NoteKey key) throws DifferenceException {
        List<SignatureLine> own = signatures.stream()
                .filter(line -> line.name().equals(key.name()) && Arrays.equals(line.id(), key.id()))
                .toList();
        if (own.isEmpty()) {
            throw new DifferenceException("the checkpoint carries no signature by the key " + key.encoded());
        }
        if (!own.stream().allMatch(line -> key.verifies(text.getBytes(UTF_8), line.signature()))) {
            throw new DifferenceException("the signature under the checkpoint is wrong");
        }
    }

    private static SignatureLine signature(String line) throws DifferenceException {
        try {
            return SignatureLine.parse(line);
        } catch (IllegalArgumentException e) {
            throw new DifferenceException("a line under the checkpoint " + e.getMessage());
        }
    }

    private static String decoded(byte[] bytes) throws DifferenceException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new DifferenceException("what stands for a checkpoint is no UTF-8");
        }
    }
}
