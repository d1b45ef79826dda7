package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.quorum.CanonicalBase64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log asks of a witness (C2SP {@code tlog-witness}): to co-sign a checkpoint that grew out of an older size.
 *
 * @param proof of RFC 6962 §2.1.2
 */
record AddCheckpoint(long oldSize, List<byte[]> proof, SignedNote note, LogCheckpoint checkpoint) {

    /** A longer body is none that a log sends: 63 hashes, and a note with its own signatures. */
    static final int MOST_BYTES = 20_480;

    private static final int MOST_HASHES = 63;
    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");

    /** @throws DifferenceException for every other text, with a sentence for who sent it */
    static AddCheckpoint parse(byte[] body) throws DifferenceException {
        int end = emptyLine(body);
        String[] lines = new String(body, 0, end, UTF_8).split("\n", -1);
        Matcher old = OLD.matcher(lines[0]);
        if (!old.matches()) {
            throw new DifferenceException("the first line is not « old » and a size");
        }
        if (lines.length > 1 + MOST_HASHES) {
            throw new DifferenceException("a proof has no more than " + MOST_HASHES + " hashes");
        }
        List<byte[]> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(hash(lines[i]));
        }
        SignedNote note = SignedNote.parse(Arrays.copyOfRange(body, end + 2, body.length));
        if (note.signatures().isEmpty() || note.text().contains("\n\n")) {
            throw new DifferenceException("the checkpoint has an empty line, or no signature");
        }
        return new AddCheckpoint(Long.parseLong(old.group(1)), proof, note, LogCheckpoint.parse(note.text()));
    }

    private static int emptyLine(byte[] body) throws DifferenceException {
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '\n' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw new DifferenceException("no empty line parts the proof from the checkpoint");
    }

    private static byte[] hash(String line) throws DifferenceException {
        try {
            byte[] hash = CanonicalBase64.decode(line);
            if (hash.length == LogHash.LENGTH) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new DifferenceException("a line of the proof is not 32 bytes of base64");
    }
}
