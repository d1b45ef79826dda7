package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.voix.TestSize;
import fr.voix.base.text.ListReader;
import fr.voix.desk.account.Team;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.suggestion.SuggestCommand;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Real scrutins, classified by keys alone as a reader classified them before: how many keys it takes, and that none is wrong. */
@MicronautTest(transactional = false)
@Tag("long")
class DeskWalkTest {

    private static final int SCRUTINS = TestSize.of(25, 100);

    @Inject
    ApplicationContext context;

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    SampleImport sample;

    @Inject
    ThemeService themes;

    private int keys;

    @Test
    void real_scrutins_are_classified_by_keys_and_none_is_published_under_a_wrong_theme() {
        sample.load();
        new CommandLine(SuggestCommand.class, new MicronautFactory(context)).execute();
        var wanted = wanted();
        var published = new HashMap<String, List<String>>();
        var all = themes.list();
        try (var browser = new DeskBrowser(server, team)) {
            var page = browser.moderator();
            page.navigate(browser.address("/moderation/file"));
            press(page, "p");
            var begun = System.nanoTime();
            int byOneKey = 0;
            for (int i = 0; i < SCRUTINS; i++) {
                page.waitForURL(url -> url.contains("/scrutins/") && !published.containsKey(uid(url)));
                page.waitForSelector("[data-bureau]:not([aria-busy])");
                var uid = uid(page.url());
                var themesOfIt = wanted.get(uid);
                if (sure(page).equals(themesOfIt)) {
                    byOneKey++;
                    press(page, "s");
                    press(page, "Enter");
                } else {
                    byName(page, themesOfIt, all);
                }
                published.put(uid, themesOfIt);
            }
            page.waitForURL(url -> !published.containsKey(uid(url)) || !url.contains("/scrutins/"));
            System.out.printf(
                    "%d real scrutins by keys: %.1f keys each, %d by one key for what is suggested, %d ms each, wrong themes: %d%n",
                    SCRUTINS,
                    keys / (double) SCRUTINS,
                    byOneKey,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis() / SCRUTINS,
                    wrong(published));
        }
        assertThat(published).hasSize(SCRUTINS);
        assertThat(wrong(published)).isZero();
        assertThat(keys / (double) SCRUTINS).isLessThanOrEqualTo(8);
    }

    private long wrong(Map<String, List<String>> published) {
        return published.entrySet().stream()
                .filter(entry -> !themes.of(entry.getKey()).stream()
                        .map(Theme::slug)
                        .toList()
                        .equals(entry.getValue()))
                .count();
    }

    /** By uid, as a reader filed them, the main theme first. */
    private static Map<String, List<String>> wanted() {
        var wanted = new HashMap<String, List<String>>();
        ListReader.text(DeskWalkTest.class, "/suggestions/classified.csv")
                .lines()
                .filter(line -> line.startsWith("AMANR"))
                .map(line -> line.split(","))
                .forEach(fields -> wanted.put(fields[0], List.of(fields[4].split(" "))));
        return wanted;
    }

    private static String uid(String url) {
        return url.replaceAll(".*/scrutins/|[?#].*", "");
    }

    /** What one key would tick. */
    @SuppressWarnings("unchecked")
    private static List<String> sure(Page page) {
        return (List<String>)
                page.evaluate(
                        "[...document.querySelectorAll('[data-suggest][data-sure]')].slice(0, 3).map(({ dataset }) => dataset.suggest)");
    }

    /** The beginning of each name, then Enter; Enter once more publishes. */
    private void byName(Page page, List<String> slugs, List<Theme> all) {
        press(page, "t");
        for (var slug : slugs) {
            var beginning = beginning(slug, all);
            keys += beginning.length();
            page.keyboard().type(beginning);
            press(page, "Enter");
        }
        press(page, "Enter");
    }

    private void press(Page page, String key) {
        keys++;
        page.keyboard().press(key);
    }

    /** As few letters as find the theme first. */
    private static String beginning(String slug, List<Theme> all) {
        var name = all.stream()
                .filter(theme -> theme.slug().equals(slug))
                .map(theme -> plain(theme.libelle()))
                .findFirst()
                .orElseThrow();
        for (int letters = 1; letters < name.length(); letters++) {
            var typed = name.substring(0, letters);
            var first = all.stream()
                    .filter(theme -> plain(theme.libelle()).startsWith(typed))
                    .findFirst()
                    .orElseThrow();
            if (first.slug().equals(slug) && !typed.endsWith(" ")) {
                return typed;
            }
        }
        return name;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase()
                .replaceAll("[^a-z0-9]+", " ");
    }
}
