package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a service says that it lost, once a checkpoint contradicts it. */
final class LossReader {

    private static final String ADDRESS = "/urnes/epoques";
    private static final int MOST_BYTES = 64 << 20;

    private final LogClient client;
    private final NoteKey key;
    private List<Loss> losses;

    LossReader(LogClient client, NoteKey key) {
        this.client = client;
        this.key = key;
    }

    /** The first that speaks of a checkpoint. */
    Optional<Loss> of(LogCheckpoint known) throws DifferenceException, UncheckableException {
        return read().stream().filter(loss -> loss.of(known).isPresent()).findFirst();
    }

    /** All that are served. */
    synchronized List<Loss> read() throws DifferenceException, UncheckableException {
        if (losses == null) {
            Optional<byte[]> served = client.get(ADDRESS, MOST_BYTES);
            List<Loss> found = new ArrayList<>();
            for (byte[] note : EarlierCheckpoints.split(new String(served.orElse(new byte[0]), UTF_8))) {
                SignedNote signed = SignedNote.parse(note);
                signed.requireSignedBy(key);
                found.add(Loss.parse(signed.text(), key.name()));
            }
            losses = found;
        }
        return losses;
    }
}
