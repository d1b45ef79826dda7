package fr.voix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How somebody sees a page: axe finds nothing wrong with it, and it does not scroll sideways. With
 * {@code -Dvoix.test.pictures=true} a picture of it is left in {@code target/screenshots}, which takes as long as axe does.
 */
public record Look(ColorScheme scheme, int width) {

    /** A wide screen, the narrowest, and a telephone in the dark. */
    public static final List<Look> ALL = List.of(
            new Look(ColorScheme.LIGHT, 1280), new Look(ColorScheme.LIGHT, 320), new Look(ColorScheme.DARK, 390));

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static final int HEIGHT = 900;

    /** One page in all of these ways: it is loaded once, and stays as the last of them. What its kind of page need not heed goes by. */
    public static void each(Page page, String name, List<Look> looks, String... exceptRules) {
        for (Look look : looks) {
            page.setViewportSize(look.width, HEIGHT);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme));
            at(page, name, exceptRules);
        }
    }

    /** The page as it is. */
    public static void at(Page page, String name, String... exceptRules) {
        String full = "%s-%s-%d-%s"
                .formatted(
                        name,
                        page.evaluate("document.documentElement.lang"),
                        page.viewportSize().width,
                        page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'sombre' : 'clair'"));
        if (Boolean.getBoolean("voix.test.pictures")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(full + ".png"))
                    .setFullPage(true));
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits", full)
                .isEqualTo(true);
        assertThat(Chromium.violations(page))
                .as(full)
                .filteredOn(violation -> Stream.of(exceptRules).noneMatch(rule -> violation.startsWith(rule + ": ")))
                .isEmpty();
    }
}
