package fr.voix.parliament.opendata;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows an import on the standard error output: a bar on a terminal, a plain line now and then otherwise. */
final class ImportConsoleListener implements ImportListener, AutoCloseable {

    private static final long LINE_EVERY = 10_000;

    private final PrintWriter err;
    private final boolean isTerminal;
    private ProgressBar bar;
    private String source;
    private long expected;
    private long files;
    private long begun;

    private ImportConsoleListener(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    static ImportConsoleListener of(PrintWriter err) {
        return new ImportConsoleListener(
                err, System.console() != null && System.console().isTerminal());
    }

    @Override
    public void begin(String source, long files) {
        end();
        this.source = source;
        this.expected = files;
        this.files = 0;
        this.begun = System.nanoTime();
        if (isTerminal) {
            bar = bar(source, files).build();
        } else {
            err.println("import " + source + " (" + files + " files)");
            err.flush();
        }
    }

    @Override
    public void downloaded(String address, long bytes, long total) {
        if (!isTerminal) {
            return;
        }
        if (bar == null) {
            bar = bar(address, total).setUnit(" MB", 1 << 20).build();
        }
        bar.stepTo(bytes);
    }

    @Override
    public void step() {
        files++;
        if (bar != null) {
            bar.step();
        } else if (files % LINE_EVERY == 0) {
            err.println("import " + source + ": " + files + " of " + expected + " files");
            err.flush();
        }
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (source != null) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            err.println(String.format(Locale.ROOT, "import %s: %d files in %.1f s", source, files, seconds));
            err.flush();
            source = null;
        }
    }

    @Override
    public void close() {
        end();
    }

    private static ProgressBarBuilder bar(String task, long max) {
        String shown = task.length() > 40 ? "…" + task.substring(task.length() - 39) : task;
        return new ProgressBarBuilder()
                .setTaskName(shown)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200);
    }
}
