package fr.voix.verify;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress on the standard error output: a bar on a terminal, a plain line now and then otherwise. */
final class ConsoleListener implements VerifyListener, AutoCloseable {

    private static final long LINE_EVERY = 10_000_000_000L;

    private final PrintWriter err;
    private final boolean isTerminal;
    private ProgressBar bar;
    private String task;
    private long steps;
    private long done;
    private long saidAt;

    private ConsoleListener(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    static ConsoleListener of(PrintWriter err) {
        return new ConsoleListener(
                err, System.console() != null && System.console().isTerminal());
    }

    @Override
    public synchronized void begin(String what, long steps) {
        this.task = what;
        this.steps = steps;
        this.saidAt = System.nanoTime();
        if (isTerminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(what.length() > 40 ? "…" + what.substring(what.length() - 39) : what)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }
    }

    @Override
    public synchronized void step(long steps) {
        done += steps;
        if (bar != null) {
            bar.stepTo(done);
        } else if (System.nanoTime() - saidAt > LINE_EVERY) {
            saidAt = System.nanoTime();
            err.println("verify " + task + ": " + done + " of " + this.steps);
            err.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
