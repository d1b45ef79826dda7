package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import fr.voix.TestSize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people come for, on a mid-range phone with a slow network: four times slower than this machine's processor, 150 ms there
 * and back, 1.6 Mbit/s down and 0.75 Mbit/s up, as Lighthouse has "slow 4G". Nothing is stored before. Each touch comes as soon
 * as it has an effect; what is typed comes at once. Seconds are the browser's, from the opening of the first page.
 */
@ResourceLock(OnRunningService.LOCK)
@Tag("long")
class FiveTasksTest extends OnRunningService {

    private static final String CF1115 = "/17/amendements/2247/CION_FIN/CF1115";
    private static final int RUNS = TestSize.of(1, 5);
    private static final double LONGEST_SECONDS = 30;

    /** The title, and under it the three ballots, all of them on the screen. */
    private static final String ASKED = """
            () => {
              const title = document.querySelector('h1')?.getBoundingClientRect();
              const ballots = [...document.querySelectorAll('[data-pick]')].map((one) => one.getBoundingClientRect());
              return ballots.length === 3 && title.top >= 0
                && ballots.every(({ top, bottom }) => top >= title.bottom && bottom <= innerHeight);
            }""";

    private static final String COUNTED = """
            (choice) => document.querySelector('#h-apres').innerText.includes('Votre vote est compté')
              && document.querySelector('[data-choice]').innerText === choice""";

    @Test
    void one_sees_what_is_asked() {
        walk("see what is asked", 0, phone -> {
            phone.open(CF1115);
            phone.page.waitForFunction(ASKED);
        });
    }

    @Test
    void one_votes() {
        walk("vote", 3, FiveTasksTest::vote);
    }

    @Test
    void one_changes_the_vote() {
        walk("change the vote", 3, phone -> {
            vote(phone);
            phone.startAgain();
            phone.tap("[data-change]");
            phone.tap("label.ballot.c");
            phone.tap("[data-submit]");
            phone.page.waitForFunction(COUNTED, "Contre");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"loyer", "vidéosurveillance", "hôpital"})
    void one_finds_an_amendement_on_a_subject(String subject) {
        walk("find an amendement on « " + subject + " »", 3, phone -> {
            phone.open("/");
            phone.tap("#q");
            phone.page.keyboard().insertText(subject);
            phone.tap("[action='/amendements'] button");
            phone.tap(".rows h3 a");
            assertThat(phone.page.locator("main")).containsText(Pattern.compile(subject, Pattern.CASE_INSENSITIVE));
            phone.page.waitForFunction(ASKED);
        });
    }

    @Test
    void one_finds_ones_deputy() {
        walk("find one’s deputy", 3, phone -> {
            phone.open("/");
            phone.tap("#cp");
            phone.page.keyboard().insertText("59000");
            phone.tap("[data-postcode] button");
            phone.tap("[data-departement] a:visible >> text=Ugo Bernalicis");
            assertThat(phone.page.locator("h1")).hasText("Ugo Bernalicis");
        });
    }

    private static void vote(Phone phone) {
        phone.open(CF1115);
        // made by the script that answers to touches
        phone.tap("button[data-pick=pour]");
        phone.tap("label:has([data-check])");
        phone.tap("[data-submit]");
        phone.page.waitForFunction(COUNTED, "Pour");
    }

    private static void walk(String task, int touches, Consumer<Phone> steps) {
        List<Double> seconds = new ArrayList<>();
        int swipes = 0;
        for (int i = 0; i < RUNS; i++) {
            try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions()
                    .setViewportSize(390, 844)
                    .setHasTouch(true)
                    .setIsMobile(true))) {
                var phone = new Phone(visitor);
                steps.accept(phone);
                seconds.add(phone.seconds());
                swipes = phone.swipes;
                assertThat(phone.touches).as("touches to " + task).isEqualTo(touches);
            }
        }
        double median = seconds.stream().sorted().toList().get(RUNS / 2);
        System.err.printf("To %s: %d touches, %d swipes, %.2f s (median of %d)%n", task, touches, swipes, median, RUNS);
        assertThat(median).as("seconds to " + task).isLessThan(LONGEST_SECONDS);
    }

    /** A slowed one, which counts what its owner does. */
    private static final class Phone {

        private static final String NOW = "performance.timeOrigin + performance.now()";

        final Page page;
        int touches;
        /** Screens that are passed to come to what is touched. */
        int swipes;

        private double startMillis;

        Phone(BrowserContext visitor) {
            page = visitor.newPage();
            slow(visitor.newCDPSession(page));
        }

        void open(String path) {
            page.navigate(
                    service.uri().resolve(path).toString(),
                    new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            startMillis = ((Number) page.evaluate("performance.timeOrigin")).doubleValue();
        }

        void startAgain() {
            startMillis = now();
            touches = 0;
            swipes = 0;
        }

        void tap(String target) {
            Locator one = page.locator(target).first();
            one.waitFor();
            swipes += ((Number) one.evaluate("(one) => Math.ceil(Math.max(0, one.getBoundingClientRect().bottom"
                            + " - innerHeight, -one.getBoundingClientRect().top) / innerHeight)"))
                    .intValue();
            one.tap();
            touches++;
        }

        double seconds() {
            return (now() - startMillis) / 1000;
        }

        private double now() {
            return ((Number) page.evaluate(NOW)).doubleValue();
        }

        private static void slow(CDPSession devtools) {
            JsonObject network = new JsonObject();
            network.addProperty("offline", false);
            network.addProperty("latency", 150);
            network.addProperty("downloadThroughput", 1_600_000 / 8);
            network.addProperty("uploadThroughput", 750_000 / 8);
            devtools.send("Network.emulateNetworkConditions", network);
            JsonObject processor = new JsonObject();
            processor.addProperty("rate", 4);
            devtools.send("Emulation.setCPUThrottlingRate", processor);
        }
    }
}
