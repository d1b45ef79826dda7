package fr.voix.base.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that the collector takes nothing, and once that it does again. While one export is not answered the next ones are
 * dropped, so that no more than one waits.
 */
final class ExportNotice {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ExportNotice.class);

    /** Says the same every time, past our log; held here, since it would be forgotten. */
    private static final Logger THEIRS = Logger.getLogger("io.opentelemetry");

    private final String what;
    private CompletableResultCode last = CompletableResultCode.ofSuccess();
    private boolean isFailing;

    ExportNotice(String what) {
        this.what = what;
        THEIRS.setLevel(Level.OFF);
    }

    synchronized CompletableResultCode export(Supplier<CompletableResultCode> export) {
        if (!last.isDone()) {
            note(false);
            return CompletableResultCode.ofFailure();
        }
        CompletableResultCode result = export.get();
        last = result;
        return result.whenComplete(() -> note(result.isSuccess()));
    }

    private synchronized void note(boolean isTaken) {
        if (isTaken && isFailing) {
            LOG.info("The collector takes {} again", what);
        } else if (!isTaken && !isFailing) {
            LOG.warn("The collector of VOIX_OTLP takes no {}; they are dropped until it does", what);
        }
        isFailing = !isTaken;
    }
}
