package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.CanonicalBase64;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads two notes that are said to contradict each other, and what is said to be the proof that they do not. */
final class ForkReader {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_HASHES = 63;

    Fork read(Path file) throws UncheckableException {
        return Fork.parse(text(file));
    }

    /** The hashes of a consistency proof: a line {@code old N}, a hash a line, an empty line. */
    List<byte[]> readProof(Path file) throws UncheckableException {
        return proof(text(file));
    }

    static List<byte[]> proof(String body) throws UncheckableException {
        String[] lines = body.substring(0, Math.max(0, body.indexOf("\n\n"))).split("\n");
        if (!lines[0].matches("old (0|[1-9][0-9]{0,17})") || lines.length > 1 + MOST_HASHES) {
            throw new UncheckableException("what stands for a consistency proof is none");
        }
        List<byte[]> hashes = new ArrayList<>();
        try {
            for (String line : List.of(lines).subList(1, lines.length)) {
                hashes.add(CanonicalBase64.decode(line));
            }
        } catch (IllegalArgumentException e) {
            throw new UncheckableException("a hash of the consistency proof is no base64");
        }
        return hashes;
    }

    private static String text(Path file) throws UncheckableException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UncheckableException(file + " is longer than two notes can be");
            }
            return Files.readString(file, UTF_8);
        } catch (NoSuchFileException e) {
            throw new UncheckableException("there is no file " + file);
        } catch (IOException e) {
            throw new UncheckableException("cannot read " + file + ": " + e.getMessage());
        }
    }
}
