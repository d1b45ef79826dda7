package fr.voix.urn.cosign;

import fr.voix.verify.witness.GrowingLog;
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
    public List<byte[]> consistency(long from, long to) {
        return shown.consistency((int) from, (int) to);
    }
}
