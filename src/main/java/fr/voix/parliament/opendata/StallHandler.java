package fr.voix.parliament.opendata;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes a stream on which nothing has come for too long, so that its reader wakes up with an error. */
final class StallHandler implements AutoCloseable {

    private final Thread watcher;
    private volatile long lastProgress = System.nanoTime();

    StallHandler(Closeable stream, Duration patience) {
        watcher = Thread.ofVirtual().start(() -> watch(stream, patience));
    }

    void progress() {
        lastProgress = System.nanoTime();
    }

    private void watch(Closeable stream, Duration patience) {
        try {
            while (System.nanoTime() - lastProgress < patience.toNanos()) {
                Thread.sleep(patience.dividedBy(10));
            }
            stream.close();
        } catch (InterruptedException e) {
            // The transfer ended first.
        } catch (IOException e) {
            // The reader meets the same error.
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
