package fr.voix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of page, light and dark, wide and at 320 px: axe finds nothing and nothing scrolls sideways. */
@ResourceLock(OnRunningService.LOCK)
class AccessibilityTest extends OnRunningService {

    private static final String WITH_ROLL_CALL = "/17/amendements/1906A/AN/3056";
    private static final String WITHOUT_TEXT = "/17/amendements/1906C/CION_FIN/CF876";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/amendements",
                "/amendements?q=introuvablemot",
                "/17/amendements/2247/CION_FIN/CF1115",
                WITH_ROLL_CALL,
                WITHOUT_TEXT,
                "/petitions",
                "/petitions/regles",
                "/themes",
                "/themes/sante",
                "/journal",
                "/methode",
                "/fourche",
                "/mes-bulletins",
                "/petitions/nouvelle",
                "/petitions/suivi",
                "/scrutins/AMANR5L17PO59048B2247P0D1N001115/recompte",
                "/recu",
                "/donnees-personnelles",
                "/mentions-legales",
                "/accessibilite",
                "/donnees-ouvertes",
                "/flux",
                "/exports",
                "/api",
                "/formats",
                "/integrer?scrutin=CF1115",
                "/cette-page-n-existe-pas",
                "/moderation/connexion",
            })
    void no_violation_and_no_sideways_scroll(String path) {
        inspect(path, ColorScheme.LIGHT, 320);
        inspect(path, ColorScheme.DARK, 390);
        inspect(path, ColorScheme.LIGHT, 1280);
        // colours do not depend on the language, widths do
        inspect("/en" + path, ColorScheme.DARK, 320);
        inspect("/en" + path, ColorScheme.DARK, 1280);
    }

    private static void inspect(String address, ColorScheme scheme, int width) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
        try (BrowserContext visitor = chromium.visitor(options)) {
            Page page = visitor.newPage();
            page.navigate(service.uri().resolve(address).toString());
            assertThat(Chromium.violations(page))
                    .as(address + " " + scheme + " " + width)
                    .isEmpty();
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("width of " + address + " at " + width)
                    .isLessThanOrEqualTo(width);
        }
    }
}
