package fr.voix.site.match;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.voix.base.page.StaticReader;
import fr.voix.browser.Chromium;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** « Qui vote comme moi » in a real browser, over a made-up Assemblée. */
@MicronautTest(transactional = false)
class MatchBrowserTest {

    private static final int ROLL_CALLS = 120;

    /** Every score of every case by the page's own module, in one call. */
    private static final String WORK_OUT = """
            async ([module, cases]) => {
              const { FORMULAS, agreement, assess, meanAgreement, prior, weights } = await import(module);
              const at = (letter) => 'PCA-'.indexOf(letter);
              return JSON.parse(cases).map(({ mine, textes, all, deputies, groups }) => FORMULAS.map((formula) => {
                const shared = [...mine].map((letter, n) => ({ mine: at(letter), rollCall: { texte: textes[n], groups: [all[n]] } }));
                const weight = weights(shared, formula);
                const scores = [
                  ...deputies.map((votes) => shared.map(({ mine }, n) => (votes[n] === '-' ? null : agreement(mine, at(votes[n]), formula)))),
                  ...groups.map((counts) => shared.map(({ mine }, n) => meanAgreement(mine, counts[n], formula))),
                ];
                const mean = prior(shared, weight, formula);
                return scores.map((one) => assess(one, [...textes], weight, mean, formula))
                  .map(({ mean, low, high, isRanked }) => [mean, low, high, isRanked ? 1 : 0]);
              }));
            }""";

    /** What the page's own module reads: for each roll-call its amendement, its counts, and a letter for each deputy. */
    private static final String READ = """
            async (module) => {
              const { load } = await import(module);
              const { people, quarters } = document.querySelector('[data-match]').dataset;
              const parts = quarters.split(',').map((one) => one.split(' '));
              const data = await load({ people, quarters: parts.map(([index, groups, deputies]) => ({ index, groups, deputies })) });
              const groups = data.groups.map(({ uid }) => uid).sort();
              return data.rollCalls.map((one) => [one.amendements[0], groups.map((uid) => one.countsOf(uid)).join(' '),
                data.deputies.map(({ uid }) => uid).sort().map((uid) => 'PCA-'.at(one.voteOf(uid))).join('')].join('|'));
            }""";

    private static List<String> uids;

    @Inject
    EmbeddedServer server;

    @Inject
    MatchFixture fixture;

    private Chromium chromium;

    @BeforeEach
    void start() {
        chromium = Chromium.start();
        if (uids == null) {
            uids = fixture.rollCalls(ROLL_CALLS);
        }
    }

    @AfterEach
    void leave() {
        chromium.close();
    }

    @Test
    void the_page_works_out_the_fifty_cases() throws Exception {
        var cases = WorkedCase.all(JsonMapper.createDefault());
        var page = open(visitor(), "/qui-vote-comme-moi");
        var found = (List<?>) page.evaluate(
                WORK_OUT, List.of(module("score.js"), new String(WorkedCase.bytes(), StandardCharsets.UTF_8)));
        var formulas = MatchReference.Formula.values();
        for (int n = 0; n < cases.length; n++) {
            for (int f = 0; f < formulas.length; f++) {
                var expected = cases[n].expected().get(formulas[f].name().toLowerCase(Locale.ROOT));
                var subjects = (List<?>) ((List<?>) found.get(n)).get(f);
                for (int s = 0; s < expected.length; s++) {
                    assertThat(((List<?>) subjects.get(s))
                                    .stream()
                                            .mapToDouble(value -> ((Number) value).doubleValue())
                                            .toArray())
                            .as("case %s, %s, %s", n, formulas[f], s)
                            .containsExactly(expected[s], within(1e-6));
                }
            }
        }
    }

    @Test
    void the_browser_reads_what_the_service_wrote() {
        var page = open(visitor(), "/qui-vote-comme-moi");
        var read = (List<?>) page.evaluate(READ, module("positions.js"));
        var expected = MadeUpParliament.of(ROLL_CALLS, new Random(8)).votes();
        assertThat(read).hasSize(ROLL_CALLS);
        for (int n = 0; n < ROLL_CALLS; n++) {
            var parts = read.get(n).toString().split("\\|");
            assertThat(parts[0]).isEqualTo(uids.get(n));
            assertThat(parts[1]).isEqualTo(counts(expected.get(n).counts()));
            assertThat(parts[2]).isEqualTo(letters(expected.get(n), expected));
        }
    }

    @Test
    void ten_answers_lead_to_groups_then_to_deputies_of_a_place() throws Exception {
        var visitor = visitor();
        var page = open(visitor, "/qui-vote-comme-moi");
        assertThat(page.locator("[data-none]")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Répondre à dix scrutins"))
                .click();
        assertThat(page.locator("[data-asked]")).hasCount(10);
        assertThat(page.locator("main")).not().containsText("Plutôt pour");
        for (int n = 0; n < 10; n++) {
            page.locator("[name=q" + n + "][value=" + (n % 2 == 0 ? "pour" : "contre") + "]")
                    .focus();
            page.keyboard().press("Space");
        }
        assertThat(page.locator("[data-result]").nth(9)).containsText("À l’Assemblée");
        assertThat(page.locator("[data-done]")).containsText("10 scrutins sur 10");
        assertThat(Chromium.violations(page)).isEmpty();
        page.locator(".btn").last().click();
        assertThat(page.locator("[data-lede]")).containsText("sur 10 scrutins en commun");
        assertThat(page.locator("[data-groups]")).isVisible();
        assertThat(page.locator("[data-robust]")).containsText("premier bloc");
        page.locator("#qui").fill("03100");
        assertThat(page.locator("[data-found]")).containsText(Pattern.compile("2[0-9] députés trouvés"));
        page.locator("[data-place] summary").first().click();
        assertThat(page.locator("[data-place] details").first()).containsText("Pas d’accord");
        assertThat(Chromium.violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);

        var file = page.waitForDownload(() -> page.locator("[data-export]").click());
        assertThat(Files.readString(file.path())).contains("voix-profil").contains("\"pour\"");
        assertThat(page.evaluate("localStorage.length")).as("off by default").isEqualTo(0);
        page.locator("[data-keep]").check();
        assertThat(open(visitor, "/qui-vote-comme-moi").locator("[data-lede]")).containsText("sur 10 scrutins");
        page.locator("[data-erase]").click();
        page.locator("[data-erase]").click();
        assertThat(page.locator("[data-none]")).isVisible();
        assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void under_ten_in_common_there_are_only_counts() {
        var page = profiled(visitor(), 6, "pour");
        assertThat(page.locator("[data-few]")).isVisible();
        assertThat(page.locator("[data-rows] tr")).hasCount(12);
        assertThat(page.locator("[data-groups]")).isHidden();
        assertThat(page.locator(".itv")).hasCount(0);
    }

    private Page profiled(BrowserContext visitor, int answers, String position) {
        var page = open(visitor, "/qui-vote-comme-moi");
        page.evaluate(
                "([uids, position]) => sessionStorage.setItem('voix.reponses',"
                        + " JSON.stringify(Object.fromEntries(uids.map((uid) => [uid, position]))))",
                List.of(uids.subList(0, answers), position));
        page.reload();
        return page;
    }

    private BrowserContext visitor() {
        return chromium.visitor(new Browser.NewContextOptions().setViewportSize(320, 800));
    }

    private Page open(BrowserContext visitor, String address) {
        var page = visitor.newPage();
        page.navigate(server.getURI().resolve(address).toString());
        return page;
    }

    private static String module(String name) {
        return StaticReader.assets().href("site/match/" + name);
    }

    private static String counts(int[][] counts) {
        return Arrays.stream(counts)
                .map(one -> one[0] + "," + one[1] + "," + one[2])
                .collect(Collectors.joining(" "));
    }

    /** Of those who voted at all. */
    private static String letters(MadeUpParliament.Vote vote, List<MadeUpParliament.Vote> all) {
        return IntStream.range(0, vote.positions().length)
                .filter(deputy -> all.stream().anyMatch(one -> one.positions()[deputy] >= 0))
                .map(deputy -> vote.positions()[deputy])
                .mapToObj(position -> position < 0 ? "-" : "PCA".substring(position, position + 1))
                .collect(Collectors.joining());
    }
}
