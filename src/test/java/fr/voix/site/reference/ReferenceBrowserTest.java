package fr.voix.site.reference;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import fr.voix.browser.Chromium;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The reference of the API, as a phone shows it. */
@MicronautTest(transactional = false)
class ReferenceBrowserTest {

    private static final String OPERATION = "/api/v1/scrutins/{uid}/tally";

    @Inject
    EmbeddedServer server;

    @Test
    void it_draws_an_operation_from_our_server_alone_and_breaks_no_policy() {
        try (var chromium = Chromium.start()) {
            var visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 844));
            var page = visitor.newPage();
            var said = new ArrayList<String>();
            var elsewhere = new ArrayList<String>();
            page.onConsoleMessage(message -> said.add(message.text()));
            page.onRequest(request -> {
                if (!request.url().startsWith(server.getURI().toString())) {
                    elsewhere.add(request.url());
                }
            });
            var policy = page.navigate(server.getURI() + "/en/api/reference").headerValue("content-security-policy");
            assertThat(policy)
                    .contains("script-src 'self';", "style-src 'self';")
                    .doesNotContain("unsafe");

            var operation = page.locator(".opblock")
                    .filter(new Locator.FilterOptions().setHas(page.locator("[data-path=\"" + OPERATION + "\"]")));
            operation.getByRole(AriaRole.BUTTON).first().click();
            assertThat(operation.locator(".opblock-body")).containsText("abstention");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            assertThat(said).isEmpty();
            assertThat(elsewhere).filteredOn(url -> !url.startsWith("data:")).isEmpty();
        }
    }
}
