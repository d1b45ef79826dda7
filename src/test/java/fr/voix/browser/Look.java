package fr.voix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.TestSize;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    /** Of what one reads first: a word that stands on two lines was broken into letters. */
    private static final String BROKEN_WORDS = """
            () => {
              document.documentElement.style.fontSize = '200%';
              for (const fold of document.querySelectorAll('details')) fold.open = true;
              const broken = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let text; (text = texts.nextNode());) {
                const around = text.parentElement;
                if (!around.closest('header, h1, [data-votebar], .panel, .tally, .facts') || around.closest('.vh, noscript') || !around.checkVisibility()) continue;
                for (const word of text.data.matchAll(/[\\p{L}]{3,14}/gu)) {
                  const range = document.createRange();
                  range.setStart(text, word.index);
                  range.setEnd(text, word.index + word[0].length);
                  const lines = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
                  if (lines.size > 1) broken.push(word[0]);
                }
              }
              return broken;
            }""";

    /** Words of sentences, such as stand in no name of a bill or a group. */
    private static final String UNMARKED_FRENCH = """
            () => {
              const french = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let text; (text = texts.nextNode());) {
                if (text.parentElement.closest('[lang=fr], [translate=no], code, script, template')) continue;
                if (/(?<!\\p{L})(vous|votre|est|sont|cette|ces|ne|pas|qui|que|depuis|aucune?|voix citoyennes?)(?!\\p{L})/u.test(text.data)) french.push(text.data.trim());
              }
              return french;
            }""";

    /**
     * One page in all of these ways: it is loaded once, and stays as the last of them. What its kind of page need not heed goes
     * by. Colours depend on the scheme, hardly on the width, and not on the language: in every build they are looked at once a
     * scheme, and not again in English; in the long form each time.
     */
    public static void each(Page page, String name, List<Look> looks, String... exceptRules) {
        Set<ColorScheme> seen = EnumSet.noneOf(ColorScheme.class);
        boolean isEnglish = "en".equals(page.evaluate("document.documentElement.lang"));
        for (Look look : looks) {
            page.setViewportSize(look.width, HEIGHT);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme));
            boolean hasColours = seen.add(look.scheme) && !isEnglish || TestSize.isLong();
            at(page, name, hasColours ? Chromium::violations : Chromium::violationsButColours, exceptRules);
        }
    }

    /** The page as it is. */
    public static void at(Page page, String name, String... exceptRules) {
        at(page, name, Chromium::violations, exceptRules);
    }

    private static void at(Page page, String name, Function<Page, List<String>> violations, String... exceptRules) {
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
        assertThat(violations.apply(page))
                .as(full)
                .filteredOn(violation -> Stream.of(exceptRules).noneMatch(rule -> violation.startsWith(rule + ": ")))
                .isEmpty();
    }

    /** An English page: what is French on it is quoted, and says so to who has it read aloud. */
    public static void english(Page page, String name) {
        assertThat(page.evaluate(UNMARKED_FRENCH)).as(name).isEqualTo(List.of());
    }

    /** The page with letters of twice the size: it breaks no word and scrolls nowhere sideways. */
    public static void large(Page page, String name) {
        assertThat(page.evaluate(BROKEN_WORDS)).as(name).isEqualTo(List.of());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
    }
}
