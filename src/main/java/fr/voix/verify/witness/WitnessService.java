package fr.voix.verify.witness;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogProof;
import fr.voix.verify.log.NoteKey;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Co-signs a checkpoint if, and only if, its tree begins with the one that was co-signed last. The comparison and the writing are
 * one step, and written is on the disk: who was told a signature is never told another past, whatever ends the process.
 */
final class WitnessService {

    /** What a log is told; the numbers are those of C2SP {@code tlog-witness}. */
    record Answer(int status, String contentType, String body) {

        static Answer of(int status, String sentence) {
            return new Answer(status, "text/plain; charset=utf-8", sentence + "\n");
        }
    }

    private final List<WitnessKey> keys;
    private final WitnessedLogsReader logs;
    private final HeadStore heads;
    private final InstantSource clock;

    WitnessService(List<WitnessKey> keys, WitnessedLogsReader logs, HeadStore heads, InstantSource clock) {
        this.keys = keys;
        this.logs = logs;
        this.heads = heads;
        this.clock = clock;
    }

    /** Answers {@code add-checkpoint}. */
    Answer add(byte[] body) throws IOException {
        AddCheckpoint asked;
        try {
            asked = AddCheckpoint.parse(body);
        } catch (DifferenceException e) {
            return Answer.of(400, e.getMessage());
        }
        String origin = asked.checkpoint().origin();
        List<NoteKey> trusted = logs.keysOf(origin);
        if (trusted.isEmpty()) {
            return Answer.of(404, "this log is not witnessed here");
        }
        String signed;
        try {
            signed = asked.note().signedBy(trusted);
        } catch (DifferenceException e) {
            return Answer.of(403, e.getMessage());
        }
        if (asked.oldSize() > asked.checkpoint().size()) {
            return Answer.of(400, "the old size is larger than the new one");
        }
        return advance(asked, signed);
    }

    private synchronized Answer advance(AddCheckpoint asked, String signed) throws IOException {
        LogCheckpoint fresh = asked.checkpoint();
        Optional<LogCheckpoint> known = heads.of(fresh.origin()).map(Head::checkpoint);
        long size = known.map(LogCheckpoint::size).orElse(0L);
        if (asked.oldSize() != size) {
            return new Answer(409, "text/x.tlog.size", size + "\n");
        }
        byte[] root = known.map(LogCheckpoint::root).orElseGet(() -> LogHash.plain(new byte[0]));
        if (!LogProof.isConsistent(size, root, fresh.size(), fresh.root(), asked.proof())) {
            return Answer.of(422, "the proof does not lead from the tree of " + size + " leaves to this one");
        }
        long now = clock.instant().getEpochSecond();
        String lines =
                keys.stream().map(key -> key.cosign(asked.note(), fresh, now)).collect(Collectors.joining());
        if (known.isEmpty() || fresh.size() > size) {
            heads.put(new Head(fresh, asked.note().text() + "\n" + signed + lines));
        }
        return new Answer(200, "text/plain; charset=utf-8", lines);
    }
}
