package fr.voix.browser;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assumptions;

/** A browser that Playwright cannot drive as distributions ship it: as narrow as a phone, new to every site. */
public interface Engine extends AutoCloseable {

    /** Which there are. */
    enum Kind {
        FIREFOX(Firefox::start),
        WEBKIT(WebKit::start);

        private final Callable<Engine> start;

        Kind(Callable<Engine> start) {
            this.start = start;
        }

        /** Skips the calling test where it is not installed. */
        public Engine start() throws Exception {
            return start.call();
        }
    }

    /** Opens the address and waits until it is loaded. */
    void open(URI address);

    /** What an expression of the page's script says, as text. */
    String read(String expression);

    /** Presses where the first such element is, as a finger or mouse would. */
    void click(String css);

    void type(String css, String text);

    /** Goes on in the first tab, or in the second, which is opened when it is asked for first. */
    void tab(boolean isFirst);

    @Override
    void close();

    /** Asks again until it is so. */
    default void await(String expression) throws InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!read(expression).equals("true")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Never so: " + expression + " in " + read("document.body.innerText"));
            }
            Thread.sleep(50);
        }
    }

    default void awaitVisible(String css) throws InterruptedException {
        await("!!document.querySelector('%s')?.checkVisibility({ visibilityProperty: true })".formatted(css));
    }

    static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips the calling test without it; reason and run say what to install. */
    static Path needed(Optional<Path> program, String packages) {
        if (program.isEmpty()) {
            System.err.println("Browser tests skipped: install the Debian packages " + packages);
        }
        Assumptions.assumeTrue(program.isPresent(), "it needs the Debian packages " + packages);
        return program.get();
    }
}
