package fr.voix.verify.witness;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogProof;
import fr.voix.verify.log.NoteKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Co-signs a checkpoint if, and only if, its tree begins with the one that was co-signed last. The comparison and the writing are
 * one step, and written is on the disk: who was told a signature is never told another past, whatever ends the process.
 */
final class WitnessService {

    /** Who sends the newest head again gets its signatures again: else anybody could have two made at each request. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

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
        List<NoteKey> trusted = logs.keysOf(asked.checkpoint().origin());
        if (trusted.isEmpty()) {
            return Answer.of(404, "this log is not witnessed here");
        }
        String signatures;
        try {
            signatures = asked.note().signedBy(trusted);
        } catch (DifferenceException e) {
            return Answer.of(403, e.getMessage());
        }
        if (asked.oldSize() > asked.checkpoint().size()) {
            return Answer.of(400, "the old size is larger than the new one");
        }
        return advance(asked, asked.note().text() + "\n" + signatures);
    }

    private synchronized Answer advance(AddCheckpoint asked, String signed) throws IOException {
        LogCheckpoint next = asked.checkpoint();
        Optional<Head> known = heads.of(next.origin());
        long size = known.map(head -> head.checkpoint().size()).orElse(0L);
        if (asked.oldSize() != size) {
            return new Answer(409, "text/x.tlog.size", size + "\n");
        }
        byte[] root = known.map(head -> head.checkpoint().root()).orElseGet(() -> LogHash.plain(new byte[0]));
        if (!LogProof.isConsistent(size, root, next.size(), next.root(), asked.proof())) {
            return Answer.of(422, "the proof does not lead from the tree of " + size + " leaves to this one");
        }
        Instant now = clock.instant();
        Head head;
        if (known.isPresent() && size == next.size()) {
            head = known.filter(
                            same -> same.signed().equals(signed) && same.at().isAfter(now.minus(GOOD_FOR)))
                    .orElseGet(() -> cosigned(asked, signed, now));
            heads.remember(head);
        } else {
            head = cosigned(asked, signed, now);
            heads.put(head);
        }
        return new Answer(200, "text/plain; charset=utf-8", head.lines());
    }

    private Head cosigned(AddCheckpoint asked, String signed, Instant now) {
        String lines = keys.stream()
                .map(key -> key.cosign(asked.note(), now.getEpochSecond()))
                .collect(Collectors.joining());
        return new Head(asked.checkpoint(), signed, lines, now);
    }
}
