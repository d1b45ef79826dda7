package fr.voix.urn.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.log.UrnStopping;
import fr.voix.urn.memory.EpochRepository.EpochRow;
import fr.voix.urn.note.Epoch;
import fr.voix.urn.note.EpochStatement;
import fr.voix.urn.note.NoteMemory;
import fr.voix.urn.note.StopFileWriter;
import fr.voix.urn.note.UrnKeyService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on from a database older than what was published, and says so for ever. */
@Singleton
public record EpochChange(
        EpochRepository epochs,
        NoteMemory memory,
        UrnKeyService keys,
        StopFileWriter file,
        UrnStopping stops,
        WalBarrier barrier,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(EpochChange.class);

    /** All that were begun, the oldest first, once none of them can vanish: what is taken up is taken up for ever. */
    List<EpochRow> all() {
        return barrier.read(epochs::findAll, found -> found.isEmpty() || last(found) <= memory.lastEpoch());
    }

    private static int last(List<EpochRow> epochs) {
        return epochs.isEmpty() ? 0 : epochs.getLast().number();
    }

    /** All epochs as they were signed. A statement that is signed by no key known here says nothing. */
    public List<Epoch> signed() {
        return statements().stream().map(EpochStatement::epoch).toList();
    }

    /** As they were signed, the oldest first. */
    public List<EpochStatement> statements() {
        return all().stream().flatMap(row -> statement(row).stream()).toList();
    }

    /** What was taken up before says nothing under another number. */
    Optional<EpochStatement> statement(EpochRow row) {
        return keys.known().stream().anyMatch(key -> key.hasSigned(row.statement()))
                ? EpochStatement.parse(keys.host(), row.statement()).filter(said -> said.number() == row.number())
                : Optional.empty();
    }

    /** The statement, signed by the present key as well where an earlier one signed it: who verifies by the present one has no other. */
    String note(EpochRow row) {
        String note = row.statement();
        if (keys.signer().verifierKey().hasSigned(note) || statement(row).isEmpty()) {
            return note;
        }
        String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
        return note + keys.signer().sign(text).substring(text.length() + 1);
    }

    /** Signs that the service goes on from what the report found, publishes it with what is lost, and lets those urns go on. */
    EpochStatement begin(RestoreReport report, String reason) {
        int number = Math.max(last(epochs.findAll()), memory.lastEpoch()) + 1;
        String text = report.text(keys.host());
        EpochStatement statement = new EpochStatement(
                number,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                HexFormat.of().formatHex(Sha256.hash(text.getBytes(UTF_8))),
                reason,
                report.urns().stream()
                        .map(urn -> new EpochStatement.Lost(urn.published(), urn.from()))
                        .toList());
        String note = keys.signer().sign(statement.text(keys.host()));
        String lost = statement.urns().stream()
                .map(urn -> keys.sign(urn.published()).text() + "\n")
                .collect(Collectors.joining());
        if (!epochs.insert(new EpochRow(number, note, text, lost))) {
            throw new IllegalStateException("Another epoch was begun at this very moment: look at it first");
        }
        return statement;
    }

    /** Takes up what was begun, here or elsewhere: what this instance noted before stands no more. */
    public void takeUp() {
        int last = memory.lastEpoch();
        List<EpochRow> fresh =
                all().stream().filter(epoch -> epoch.number() > last).toList();
        boolean remembers = !fresh.isEmpty() && memory.isBegun();
        fresh.forEach(epoch -> takeUp(epoch, remembers));
    }

    private void takeUp(EpochRow epoch, boolean remembers) {
        Optional<EpochStatement> statement = statement(epoch);
        if (statement.isEmpty()) {
            LOG.error("The statement of epoch {} is not signed as that, and says nothing", epoch.number());
            return;
        }
        if (remembers) {
            memory.beginEpoch(statement.get());
        }
        // an instance that had not taken it up may have stopped those urns once more
        List<String> uids = statement.get().urns().stream()
                .map(urn -> urn.published().uid())
                .toList();
        file.release(uids);
        uids.forEach(uid -> stops.release(uid, "epoch " + epoch.number()));
        memory.keepEpoch(epoch.number(), epoch.statement());
    }
}
