package fr.voix.verify;

import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.UncheckableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says what two signed notes prove; a service is asked for a consistency proof where one is wanted and there is a service. */
final class ForkService {

    private static final int MOST_BYTES = 64 * 1024;

    private final ForkReader reader = new ForkReader();
    private final LogClient client;

    /** @param client null where no server is to be asked */
    ForkService(LogClient client) {
        this.client = client;
    }

    /** @param proof file of a consistency proof, or null */
    Fork.Judgement judge(Path file, Path proof, NoteKey key) throws UncheckableException {
        Fork fork = reader.read(file);
        List<byte[]> hashes = proof == null ? served(fork, key) : reader.readProof(proof);
        return fork.judge(key, hashes);
    }

    /**
     * For an urn whose earlier note and current note contradict each other by themselves: the pair, which anybody can check.
     */
    static Optional<Fork> found(VerifyReport report, EarlierCheckpoints earlier, NoteKey key) {
        return report.wrong().stream()
                .filter(wrong -> wrong.note() != null)
                .flatMap(wrong -> earlier.of(SnapshotReader.origin(key, wrong.uid())).stream()
                        .map(known -> new Fork(known, wrong.note())))
                .filter(fork -> fork.judge(key, null).verdict() == Verdict.DIFFERENT)
                .findFirst();
    }

    /** Null where none is needed or served. */
    private List<byte[]> served(Fork fork, NoteKey key) throws UncheckableException {
        Optional<String> path = client == null ? Optional.empty() : fork.proofPath(key);
        Optional<byte[]> body = path.isEmpty() ? Optional.empty() : client.get(path.get(), MOST_BYTES);
        return body.isEmpty() ? null : ForkReader.proof(new String(body.get(), StandardCharsets.UTF_8));
    }
}
