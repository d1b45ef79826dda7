package fr.voix.urn.cosign;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.GrowingLog;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/** A log in memory; in contexts started with {@code test.cosigned-log}. */
@Primary
@Singleton
@Requires(property = "test.cosigned-log")
class TestCosignedLog implements CosignedLog {

    /** Of the test that runs now: every context of it shows this one. */
    static volatile GrowingLog shown;

    private static volatile int size;

    static void show(GrowingLog log, int newest) {
        shown = log;
        size = newest;
    }

    @Override
    public Optional<LogHead> newest() {
        return size == 0 ? Optional.empty() : Optional.of(head(shown, size));
    }

    static LogHead head(GrowingLog log, int size) {
        try {
            return new LogHead(log.origin(), size, log.root(size), log.note(size));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<LogHead> take(String note) {
        try {
            SignedNote.parse(note.getBytes(UTF_8)).requireSignedBy(NoteKey.parse(shown.vkey()));
            LogCheckpoint head =
                    LogCheckpoint.parse(SignedNote.parse(note.getBytes(UTF_8)).text());
            return Optional.of(new LogHead(head.origin(), head.size(), head.root(), note));
        } catch (DifferenceException | UncheckableException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<byte[]> consistency(long from, long to) {
        return shown.consistency((int) from, (int) to);
    }
}
