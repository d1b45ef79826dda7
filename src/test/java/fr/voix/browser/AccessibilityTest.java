package fr.voix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of page, light and dark, wide and at 320 px: axe finds nothing and nothing scrolls sideways. */
@ResourceLock(OnRunningService.LOCK)
@Tag("long")
class AccessibilityTest extends OnRunningService {

    private static final String WITH_ROLL_CALL = "/17/amendements/1906A/AN/3056";
    private static final String WITH_OTHERS = "/17/amendements/1907/AN/1220";
    private static final String WITHOUT_TEXT = "/17/amendements/1906C/CION_FIN/CF876";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/amendements",
                "/amendements?q=introuvablemot",
                "/17/amendements/2247/CION_FIN/CF1115",
                WITH_ROLL_CALL,
                WITH_OTHERS,
                WITHOUT_TEXT,
                "/petitions",
                "/petitions/regles",
                "/themes",
                "/themes/sante",
                "/journal",
                "/methode",
                "/mes-bulletins",
                "/deputes/ugo-bernalicis",
                "/groupes",
                "/groupes/lfi-nfp",
                "/dossiers",
                "/dossiers/DLR5L17N52428",
                "/scrutins-publics",
                "/scrutins-publics?tri=ecart",
                "/qui-vote-comme-moi",
                "/qui-vote-comme-moi/dix",
                "/petitions/nouvelle",
                "/petitions/suivi",
                "/scrutins/AMANR5L17PO59048B2247P0D1N001115/recompte",
                "/recu",
                "/donnees-personnelles",
                "/mentions-legales",
                "/glossaire",
                "/accessibilite",
                "/donnees-ouvertes",
                "/flux",
                "/exports",
                "/integrer?scrutin=CF1115",
                "/cette-page-n-existe-pas",
                "/moderation/connexion",
            })
    void no_violation_and_no_sideways_scroll(String path) {
        look(path, Look.ALL, List.of(new Look(ColorScheme.DARK, 320), new Look(ColorScheme.DARK, 1280)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/17/amendements/2247/CION_FIN/CF1115",
                WITH_ROLL_CALL,
                "/amendements",
                "/scrutins-publics/3174",
                "/dossiers",
                "/petitions",
                "/petitions/nouvelle",
                "/registre",
                "/methode",
            })
    void on_a_phone_text_of_twice_the_size_breaks_no_word_and_scrolls_nowhere_sideways(String path) {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = visitor.newPage();
            page.navigate(service.uri().resolve(path).toString());
            // with the typeface, which a busy machine may bring too late for the first view
            page.reload();
            Look.large(page, path);
            assertThat(page.evaluate(
                            "[...document.querySelectorAll('search input')].every((one) => one.offsetWidth >= 200)"))
                    .as("room to type in " + path)
                    .isEqualTo(true);
            page.setViewportSize(320, 844);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of " + path)
                    .isEqualTo(320);
        }
    }

    /**
     * Thousands of elements of a few kinds, over which axe takes seven seconds: in French light and wide, and dark and narrow; in
     * English narrow alone.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/api", "/formats", "/deputes"})
    void a_long_page_has_none_either(String path) {
        look(
                path,
                List.of(new Look(ColorScheme.LIGHT, 1280), new Look(ColorScheme.DARK, 320)),
                List.of(new Look(ColorScheme.DARK, 320)));
    }

    private static void look(String path, List<Look> french, List<Look> english) {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = visitor.newPage();
            page.navigate(service.uri().resolve(path).toString());
            Look.each(page, name(path), french);
            page.navigate(service.uri().resolve("/en" + path).toString());
            Look.english(page, path);
            // colours do not depend on the language, widths do
            Look.each(page, name(path), english);
        }
    }

    private static String name(String path) {
        return "page" + path.replaceAll("[^a-zA-Z0-9]+", "-");
    }
}
