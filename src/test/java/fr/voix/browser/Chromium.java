package fr.voix.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Debian's Chromium, driven by Playwright; where there is none the browser tests are skipped and say so. */
public final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** What axe asks of a frame goes by messages from one to the other. */
    private static final String AXE =
            script("/axe.min.js") + ";axe.configure({allowedOrigins: ['<unsafe_all_origins>']});";

    /** A frame that waits until somebody scrolls to it answers nobody, and is waited for without an end. */
    private static final String LOAD_FRAMES =
            "for (const frame of document.querySelectorAll('iframe')) frame.loading = 'eager';";

    /** What axe says of colours: four fifths of its time. */
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    /** One line for each rule; of all that is right nothing is collected. */
    private static final String VIOLATIONS = """
            async (without) => {
              const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
              // of WCAG 2.2, which axe does not ask by itself
              rules['target-size'] = { enabled: true };
              const found = await axe.run({ resultTypes: ['violations'], selectors: false, rules });
              return found.violations.map((rule) => `${rule.id}: ${rule.help} ${rule.nodes.map((node) => node.html)}`);
            }""";

    /** Beside other load a machine may be slow; what must be quick says so where it is looked at. */
    private static final int PATIENCE_MILLIS = 20_000;

    private static final AtomicBoolean SAID = new AtomicBoolean();

    /** Playwright is for the thread that made it. Each ends with the process, whose end closes the pipe that it reads. */
    private static final ThreadLocal<Browser> BROWSERS = new ThreadLocal<>();

    private final Browser browser;
    private final List<BrowserContext> visitors = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /** One for each thread of the run. Skips the calling test without a Chromium; the run says so on one line. */
    public static Chromium start() {
        Optional<Path> executable = find();
        if (executable.isEmpty() && SAID.compareAndSet(false, true)) {
            System.err.println("Browser tests skipped: no chromium on the PATH");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no chromium on the PATH");
        if (BROWSERS.get() == null || !BROWSERS.get().isConnected()) {
            BROWSERS.set(launch(executable.get()));
        }
        return new Chromium(BROWSERS.get());
    }

    private static Browser launch(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    private static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A visitor of its own: no cookie, no storage of anybody else. */
    public BrowserContext visitor(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setLocale("fr-FR"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        visitors.add(context);
        return context;
    }

    /** What axe finds wrong with the page and what is framed in it, one line each. */
    public static List<String> violations(Page page) {
        return violations(page, List.of());
    }

    /** The same but for colours. */
    static List<String> violationsButColours(Page page) {
        return violations(page, COLOURS);
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page, List<String> withoutRules) {
        page.evaluate(LOAD_FRAMES);
        for (Frame frame : page.frames()) {
            frame.waitForLoadState();
            if (!Boolean.TRUE.equals(frame.evaluate("'axe' in window"))) {
                frame.evaluate(AXE);
            }
        }
        return (List<String>) page.evaluate(VIOLATIONS, withoutRules);
    }

    private static String script(String name) {
        try (InputStream stream = Chromium.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every visitor leaves; the browser stays for the next class of tests. */
    @Override
    public void close() {
        visitors.forEach(BrowserContext::close);
    }
}
