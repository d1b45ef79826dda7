package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import fr.voix.TestSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * How long three touches take on a mid-range phone with a slow network: four times slower than this machine's processor, 150 ms
 * there and back, 1.6 Mbit/s down and 0.75 Mbit/s up, as Lighthouse has "slow 4G". Each touch comes as soon as it has an effect.
 */
@ResourceLock(OnRunningService.LOCK)
@Tag("long")
class ThreeTouchesTest extends OnRunningService {

    private static final String CF1115 = "/17/amendements/2247/CION_FIN/CF1115";
    private static final int RUNS = TestSize.of(1, 11);

    private record Times(double ready, double counted) {}

    @Test
    void a_shared_link_leads_to_a_counted_vote() {
        int before = total();
        List<Times> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(run());
        }
        System.err.printf(
                "Three touches: the first one has an effect %.2f s after the link was opened, the vote is counted %.2f s after it"
                        + " and %.2f s after the link was opened (medians of %d)%n",
                median(runs.stream().map(Times::ready).toList()),
                median(runs.stream().map(one -> one.counted() - one.ready()).toList()),
                median(runs.stream().map(Times::counted).toList()),
                RUNS);
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = visitor.newPage();
            page.navigate(service.uri().resolve(CF1115).toString());
            // the last one is published within a second
            assertThat(page.locator("[data-total]")).hasText(Integer.toString(before + RUNS));
        }
    }

    private static int total() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = visitor.newPage();
            page.navigate(service.uri().resolve(CF1115).toString());
            return Integer.parseInt(page.locator("[data-total]").innerText());
        }
    }

    private static Times run() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true))) {
            Page page = visitor.newPage();
            slow(visitor.newCDPSession(page));
            long opened = System.nanoTime();
            page.navigate(
                    service.uri()
                            .resolve("/17/amendements/2247/CION_FIN/CF1115")
                            .toString(),
                    new Page.NavigateOptions().setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
            // made by the script that answers to touches
            page.waitForSelector(
                    "button[data-pick=pour]",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
            page.locator("[data-pick=pour]").tap();
            double ready = seconds(opened);
            page.locator("[data-check]").tap();
            page.locator("[data-submit]").tap();
            assertThat(page.locator("#h-apres")).isVisible();
            return new Times(ready, seconds(opened));
        }
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

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
