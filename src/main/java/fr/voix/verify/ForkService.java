package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.KeptFileReader;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.quorum.CanonicalBase64;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what two signed notes prove; a service is asked for a consistency proof where one is wanted and there is a service.
 *
 * @param client null where no server is to be asked
 */
record ForkService(LogClient client) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_HASHES = 63;

    /** @param proof file of a consistency proof, or null */
    Fork.Judgement judge(Path file, Path proof, NoteKey key) throws UncheckableException {
        Fork fork = Fork.parse(text(file));
        return fork.judge(key, proof == null ? served(fork, key) : proof(text(proof)));
    }

    /**
     * For an urn whose earlier note and current note contradict each other by themselves: the pair, which anybody can check.
     */
    static Optional<Fork> found(VerifyReport report, EarlierCheckpoints earlier, NoteKey key) {
        return report.wrong().stream()
                .filter(wrong -> wrong.note() != null)
                .flatMap(wrong -> found(SnapshotReader.origin(key, wrong.uid()), wrong.note(), earlier, key).stream())
                .findFirst();
    }

    /** The same of one log. */
    static Optional<Fork> found(String origin, byte[] note, EarlierCheckpoints earlier, NoteKey key) {
        return earlier.of(origin).stream()
                .map(known -> new Fork(known, note))
                .filter(fork -> fork.judge(key, null).verdict() == Verdict.DIFFERENT)
                .findFirst();
    }

    /** Null where none is needed or served. */
    private List<byte[]> served(Fork fork, NoteKey key) throws UncheckableException {
        Optional<String> path = client == null ? Optional.empty() : fork.proofPath(key);
        Optional<byte[]> body = path.isEmpty() ? Optional.empty() : client.get(path.get(), MOST_BYTES);
        return body.isEmpty() ? null : proof(new String(body.get(), UTF_8));
    }

    /** The hashes of a consistency proof: a line {@code old N}, a hash a line, an empty line. */
    static List<byte[]> proof(String body) throws UncheckableException {
        String[] lines = body.substring(0, Math.max(0, body.indexOf("\n\n"))).split("\n");
        if (!lines[0].matches("old (0|[1-9][0-9]{0,17})") || lines.length > 1 + MOST_HASHES) {
            throw new UncheckableException("what stands for a consistency proof is none");
        }
        try {
            return Stream.of(lines).skip(1).map(CanonicalBase64::decode).toList();
        } catch (IllegalArgumentException e) {
            throw new UncheckableException("a hash of the consistency proof is no base64");
        }
    }

    private static String text(Path file) throws UncheckableException {
        byte[] text = KeptFileReader.read(file, MOST_BYTES + 1);
        if (text.length > MOST_BYTES) {
            throw new UncheckableException(file + " is longer than two notes can be");
        }
        return new String(text, UTF_8);
    }
}
