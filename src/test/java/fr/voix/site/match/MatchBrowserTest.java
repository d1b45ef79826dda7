package fr.voix.site.match;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.page.StaticReader;
import fr.voix.browser.Chromium;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
                return scores.map((one) => assess(one, weight, mean, formula)).map(({ mean, low, high }) => [mean, low, high]);
              }));
            }""";

    /** What the page's own module reads: for each roll-call its amendement, its counts, and a letter for each deputy. */
    private static final String READ = """
            async (module) => {
              const { load } = await import(module);
              const data = await load(document.querySelector('[data-match]').dataset);
              const groups = data.groups.map(({ uid }) => uid).sort();
              return data.rollCalls.map((one) => [one.amendements[0], groups.map((uid) => one.countsOf(uid)).join(' '),
                data.deputies.map(({ uid }) => uid).sort().map((uid) => 'PCA-'.at(one.voteOf(uid))).join('')].join('|'));
            }""";

    private static final String POSITIONS_ASKED =
            "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/positions/')).length";

    private static List<String> uids;

    @Inject
    EmbeddedServer server;

    @Inject
    MatchFixture fixture;

    @Inject
    ScrutinClosing closures;

    @Inject
    ScrutinFixture sql;

    @Inject
    PublicVersion bump;

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

    @Tag("long")
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

    @Tag("long")
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
        assertThat(page.locator("#qui-aide"))
                .containsText("D’après la liste officielle des circonscriptions, 2012–2017.");
        page.navigate(server.getURI().toString());
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Dix questions pour savoir qui vote comme vous"))
                .click();
        assertThat(page.locator("[data-asked]")).hasCount(10);
        assertThat(page.locator("main")).not().containsText("Plutôt pour");
        for (int n = 0; n < 10; n++) {
            answer(page, n, n % 2 == 0 ? "pour" : "contre");
        }
        assertThat(page.locator("[data-result]").nth(9)).containsText("À l’Assemblée");
        assertThat(page.locator("[data-done]")).containsText("10 questions sur 10");
        assertThat(Chromium.violations(page)).isEmpty();
        page.locator(".btn").last().click();
        assertThat(page.locator("[data-lede]")).containsText("sur 10 scrutins en commun");
        assertThat(page.locator("[data-groups]")).isVisible();
        assertThat(page.locator("[data-robust]")).containsText("premier bloc");
        page.locator("#qui").fill("03100");
        assertThat(page.locator("[data-found]")).containsText(Pattern.compile("2[0-9] députés trouvés"));
        assertThat(page.locator("[data-place]")).not().containsText("a siégé"); // who left is nobody's deputy
        page.locator("#qui").fill("Montluçon");
        assertThat(page.locator("[data-found]")).containsText(Pattern.compile("2[0-9] députés trouvés"));
        page.locator("[data-place] summary").first().click();
        assertThat(page.locator("[data-place] details").first()).containsText("Pas d’accord");
        page.locator("#qui").fill("nom43");
        assertThat(page.locator("[data-place]")).containsText("a siégé jusqu’au 2\u00a0mars 2025");
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

    @Tag("long")
    @Test
    void an_answer_becomes_a_ballot_only_where_it_is_ticked() {
        var visitor = visitor();
        var page = open(visitor, "/qui-vote-comme-moi/dix");
        var casting = page.locator("[data-casting]");
        assertThat(casting).isHidden();
        for (int n = 0; n < 3; n++) {
            answer(page, n, "pour");
        }
        assertThat(casting).isVisible();
        casting.locator("summary").click();
        assertThat(casting.locator("[data-of]:visible")).hasCount(3);
        assertThat(casting.locator("input:checked")).hasCount(0);
        assertThat(casting.locator("[data-submit]")).isDisabled();

        // closed after the page was loaded: the service says so
        var cast = uid(casting, 0);
        var closed = uid(casting, 1);
        closures.close(closed);
        casting.locator("[data-of] input").nth(0).check();
        casting.locator("[data-of] input").nth(1).check();
        casting.locator("[data-submit]").click();
        assertThat(casting.locator("[data-told]")).containsText("1 bulletin est déposé");
        assertThat(casting.locator("[data-told]")).isFocused();
        assertThat(fate(casting, 0)).containsText(Pattern.compile("Code de reçu.: [0-9A-Z]{4}-"));
        assertThat(fate(casting, 1)).hasText("Scrutin clos");
        assertThat(casting.locator("[data-of] input").nth(1)).isDisabled();
        assertThat(fate(casting, 2)).isEmpty();
        assertThat(casting.locator("[data-unproven]:visible")).hasCount(0);
        assertThat(ballots(cast)).isEqualTo("P");
        assertThat(ballots(closed)).isEmpty();
        assertThat(ballots(uid(casting, 2))).isEmpty();
        assertThat(Chromium.violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);

        // another answer takes the place of the ballot, if it is ticked as well
        answer(page, 0, "contre");
        assertThat(fate(casting, 0)).containsText(Pattern.compile("déposé «.Pour.»"));
        casting.locator("[data-of] input").nth(0).check();
        casting.locator("[data-submit]").click();
        assertThat(fate(casting, 0)).containsText("Code de reçu");
        assertThat(ballots(cast)).isEqualTo("C");

        page.reload();
        assertThat(page.locator("[name=q0][value=contre]")).isChecked();
        casting.locator("summary").click();
        assertThat(fate(casting, 0)).containsText("Code de reçu");
        assertThat(fate(casting, 1)).hasText("Scrutin clos");
        assertThat(open(visitor, "/mes-bulletins").locator("[data-list] > li")).hasCount(1);
    }

    @Tag("long")
    @Test
    void a_double_click_casts_each_answer_once() {
        var page = ticked(3, 4);
        var casting = page.locator("[data-casting]");
        var before = List.of(ballots(uid(casting, 3)), ballots(uid(casting, 4)));
        var sent = sent(page);
        casting.locator("[data-submit]").dblclick();
        assertThat(casting.locator("[data-told]")).containsText("2 bulletins sont déposés");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(sent).containsExactly(uid(casting, 3), uid(casting, 4));
        assertThat(List.of(ballots(uid(casting, 3)), ballots(uid(casting, 4))))
                .containsExactly(before.get(0) + "P", before.get(1) + "P");
    }

    @Tag("long")
    @Test
    void what_one_scrutin_refuses_does_not_keep_the_others_from_being_cast() {
        var page = ticked(5, 6, 7);
        var casting = page.locator("[data-casting]");
        var before = ballots(uid(casting, 7));
        refuse(page, casting, 5, 503, "contradicted");
        refuse(page, casting, 6, 429, "too-many-changes");
        var sent = sent(page);
        casting.locator("[data-submit]").click();
        assertThat(casting.locator("[data-told]")).containsText("1 bulletin est déposé");
        assertThat(fate(casting, 5)).containsText("le décompte de ce scrutin ne concorde pas");
        assertThat(fate(casting, 6))
                .containsText(Pattern.compile("le changer à partir de \\d{1,2}\u00a0h\u00a0\\d\\d"));
        assertThat(fate(casting, 7)).containsText("Code de reçu");
        assertThat(casting.locator("input:checked")).hasCount(0);
        assertThat(sent).containsExactly(uid(casting, 5), uid(casting, 6), uid(casting, 7));
        assertThat(ballots(uid(casting, 7))).isEqualTo(before + "P");

        casting.locator("[data-of] input").nth(5).check();
        casting.locator("[data-submit]").click();
        assertThat(casting.locator("[data-told]")).containsText("Aucun bulletin n’est déposé");
        assertThat(Chromium.violations(page)).isEmpty();
    }

    @Tag("long")
    @Test
    void too_many_requests_stop_the_casting_which_says_how_many_went_through_and_when_to_go_on() {
        var page = ticked(7, 8, 9);
        var casting = page.locator("[data-casting]");
        refuse(page, casting, 8, 429, "too-many-requests");
        var sent = sent(page);
        casting.locator("[data-submit]").click();
        assertThat(casting.locator("[data-told]")).containsText("1 bulletin est déposé");
        assertThat(casting.locator("[data-told]"))
                .containsText(Pattern.compile("encore cochées à partir de \\d{1,2}\u00a0h\u00a0\\d\\d"));
        assertThat(sent).containsExactly(uid(casting, 7), uid(casting, 8));
        assertThat(casting.locator("input:checked")).hasCount(2);
        assertThat(fate(casting, 8)).isEmpty();
    }

    @Tag("long")
    @Test
    void what_is_cast_is_the_answer_of_the_gesture() {
        var page = ticked(3, 4);
        var casting = page.locator("[data-casting]");
        var before = ballots(uid(casting, 4));
        var held = new AtomicReference<Route>();
        page.route("**/" + uid(casting, 3) + "/ballot", held::set);
        casting.locator("[data-submit]").click();
        page.waitForCondition(() -> held.get() != null);
        answer(page, 4, "contre");
        assertThat(fate(casting, 3)).containsText("Envoi");
        held.get().resume();
        assertThat(casting.locator("[data-told]")).containsText("2 bulletins sont déposés");
        assertThat(ballots(uid(casting, 4))).isEqualTo(before + "P");
        assertThat(fate(casting, 4)).containsText(Pattern.compile("déposé «.Pour.»"));

        // a tick is for the answer beside it
        casting.locator("[data-of] input").nth(4).check();
        answer(page, 4, "abstention");
        assertThat(casting.locator("input:checked")).hasCount(0);
        assertThat(casting.locator("[data-submit]")).isDisabled();
    }

    /** Each time it was counted, and nobody heard of it. */
    @Tag("long")
    @Test
    void an_answer_that_is_lost_seven_times_leaves_one_ballot_and_a_page_that_does_not_know() {
        var page = ticked(9);
        var casting = page.locator("[data-casting]");
        var uid = uid(casting, 9);
        var before = ballots(uid);
        var sent = sent(page);
        var bodies = new HashSet<String>();
        page.route("**/" + uid + "/ballot", route -> {
            if (route.request().method().equals("PUT")) {
                bodies.add(route.request().postData());
                assertThat(route.fetch().ok()).isTrue();
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        page.clock().install();
        casting.locator("[data-submit]").click();
        for (int tries = 1; tries < 7; tries++) {
            int all = tries;
            page.waitForCondition(
                    () -> sent.size() == all && fate(casting, 9).textContent().contains("Nouvel essai"));
            assertThat(casting.locator("[data-submit]")).isDisabled();
            assertThat(fate(casting, 9)).containsText("n’a pas encore confirmé votre bulletin");
            page.clock().fastForward(90_000);
        }
        assertThat(casting.locator("[data-told]")).containsText("peut-être");
        assertThat(fate(casting, 9)).containsText("peut-être");
        assertThat(sent).hasSize(7);
        assertThat(bodies).as("one nonce, so that it counts once").hasSize(1);
        assertThat(ballots(uid)).isEqualTo(before + "P");
        assertThat(casting.locator("input:checked")).hasCount(1);
        assertThat(Chromium.violations(page)).isEmpty();

        // the page is left; what it tried is still known, and the receipt is its own
        page.unrouteAll();
        page.reload();
        casting.locator("summary").click();
        casting.locator("[data-of] input").nth(9).check();
        casting.locator("[data-submit]").click();
        assertThat(casting.locator("[data-told]")).containsText("1 bulletin est déposé");
        assertThat(fate(casting, 9)).containsText("Code de reçu");
        assertThat(casting.locator("[data-unproven]:visible")).hasCount(0);
        assertThat(ballots(uid)).isEqualTo(before + "P");
    }

    /** Where these of the ten are answered « pour » and ticked. */
    private Page ticked(int... rows) {
        var page = open(visitor(), "/qui-vote-comme-moi/dix");
        for (int n : rows) {
            answer(page, n, "pour");
        }
        page.locator("[data-casting] summary").click();
        for (int n : rows) {
            page.locator("[data-of] input").nth(n).check();
        }
        return page;
    }

    private static void refuse(Page page, Locator casting, int n, int status, String code) {
        page.route(
                "**/" + uid(casting, n) + "/ballot",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setHeaders(Map.of("Retry-After", "600", "Content-Type", "application/problem+json"))
                        .setBody("{\"type\":\"/api/v1/problems/" + code + "\"}")));
    }

    /** On which ballots were sent, in order. */
    private static List<String> sent(Page page) {
        var sent = new ArrayList<String>();
        page.onRequest(request -> {
            if (request.method().equals("PUT")) {
                sent.add(request.url().replaceAll(".*/scrutins/(.*)/ballot", "$1"));
            }
        });
        return sent;
    }

    private static void answer(Page page, int n, String position) {
        assertThat(page.locator("[data-answer]").nth(n)).isVisible(); // what is still hidden takes no focus
        page.locator("[name=q" + n + "][value=" + position + "]").focus();
        page.keyboard().press("Space");
    }

    private static String uid(Locator casting, int n) {
        return casting.locator("[data-of]").nth(n).getAttribute("data-of");
    }

    private static Locator fate(Locator casting, int n) {
        return casting.locator("[data-fate]").nth(n);
    }

    /** The choices that count. */
    private String ballots(String uid) {
        return sql.text(
                "select coalesce(string_agg(choice, ''), '') from ballot join urn using (urn_id) where uid = ?", uid);
    }

    @Tag("long")
    @Test
    void hundreds_of_equals_are_folded_by_group() {
        var page = profiled(visitor(), 1, "pour");
        var deputies = page.locator("[data-deputies]");
        var groups = deputies.locator("[data-folded] > details");
        assertThat(groups.first()).isVisible();
        assertThat(deputies.locator("[data-first] > li")).hasCount(0);
        var total = 0;
        var before = "";
        for (var summary : groups.locator("summary").all()) {
            var words = Pattern.compile("(.+)\u202f: (\\d+) à égalité, sur (\\d+) comparés")
                    .matcher(summary.textContent());
            assertThat(words.matches()).as(summary.textContent()).isTrue();
            assertThat(words.group(1)).isGreaterThan(before);
            assertThat(Integer.parseInt(words.group(2))).isLessThanOrEqualTo(Integer.parseInt(words.group(3)));
            before = words.group(1);
            total += Integer.parseInt(words.group(2));
        }
        assertThat(deputies.locator("[data-ties]")).containsText("député");
        groups.first().locator("summary").first().click();
        assertThat(groups.first().locator("ul.agree > li").first()).isVisible();
        assertThat(Chromium.violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Tag("long")
    @Test
    void the_page_of_a_deputy_compares_where_the_browser_has_something_to_compare() {
        var visitor = visitor();
        assertThat(open(visitor, "/deputes/camille-nom5").locator("[data-beside]"))
                .isHidden();

        profiled(visitor, 9, "pour")
                .navigate(server.getURI().resolve("/deputes/camille-nom5").toString());
        var page = visitor.pages().getLast();
        var you = page.locator("[data-beside]");
        assertThat(you).containsText("Vous et elle");
        compare(page);
        assertThat(you.locator("[data-row-of]")).containsText(Pattern.compile("%|Présent à moins de la moitié"));
        assertThat(you).containsText(Pattern.compile("présent à.\\d de vos.9"));
        assertThat(Chromium.violations(page)).isEmpty();

        profiled(visitor, 100, "pour")
                .navigate(server.getURI().resolve("/deputes/camille-nom5").toString());
        page = visitor.pages().getLast();
        compare(page);
        assertThat(page.locator("[data-beside] .pc")).containsText("%");
        assertThat(page.locator("[data-beside] .itv")).isVisible();
        page.locator("[data-beside] summary").click();
        assertThat(page.locator("[data-beside] [data-agreed] li, [data-beside] [data-disagreed] li")
                        .first())
                .isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    /** Nothing of what is compared with is asked for before; where it does not come, one may ask again. */
    private static void compare(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat((Integer) page.evaluate(POSITIONS_ASKED)).isZero();
        page.route("**/positions/**", Route::abort);
        page.locator("[data-compare]").click();
        assertThat(page.locator("[data-told]")).containsText("n’ont pas pu être lus");
        page.unroute("**/positions/**");
        page.locator("[data-compare]").click();
        assertThat(page.locator("[data-row-of]")).isFocused();
        assertThat(page.locator("[data-compare]")).hasCount(0);
        assertThat((Integer) page.evaluate(POSITIONS_ASKED)).isPositive();
    }

    /** Whoever answers like one group always. */
    @Tag("long")
    @Test
    void the_first_block_and_the_others_are_in_the_order_of_their_lower_ends() {
        var like = MadeUpParliament.of(ROLL_CALLS, new Random(8)).votes().stream()
                .map(vote -> List.of("pour", "contre", "abstention").get(vote.most(5)))
                .toArray(String[]::new);
        var page = profiled(visitor(), ROLL_CALLS, like);
        var groups = page.locator("[data-groups]");
        assertThat(groups).isVisible();
        var first = groups.locator("[data-first] > li");
        assertThat(first.locator("[data-name]").allTextContents()).contains("Groupe F");
        assertThat(lows(first)).isSortedAccordingTo(Comparator.reverseOrder());
        var others = groups.locator("[data-others] > li");
        assertThat(others.count()).isPositive().isEqualTo(12 - first.count());
        var best = Collections.max(lows(first));
        assertThat(highs(first)).allMatch(high -> high >= best);
        assertThat(lows(others)).isSortedAccordingTo(Comparator.reverseOrder()).allMatch(low -> low < best);
        assertThat(highs(others)).allMatch(high -> high < best);

        var blocks = groups.locator("[data-formulas] li").allTextContents().stream()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
        assertThat(blocks).hasSize(5);
        assertThat(blocks.getFirst())
                .isEqualTo(String.join(", ", first.locator("[data-name]").allTextContents()) + ".");
        var same = Collections.frequency(blocks, blocks.getFirst());
        assertThat(groups.locator("[data-robust]").textContent())
                .contains(same == 5 ? "le même avec les cinq formules" : "celui-ci avec " + same + " formules");
    }

    /** In percent, as drawn. */
    private static List<Double> lows(Locator rows) {
        return rows.locator("rect").all().stream().map(box -> percent(box, "x")).toList();
    }

    private static List<Double> highs(Locator rows) {
        return rows.locator("rect").all().stream()
                .map(box -> percent(box, "x") + percent(box, "width"))
                .toList();
    }

    private static double percent(Locator box, String attribute) {
        return Double.parseDouble(box.getAttribute(attribute).replace("%", ""));
    }
    /** Seen: eight could be answered of the ten that were offered, and then nothing was told. */
    @Tag("long")
    @Test
    void what_is_offered_is_as_many_as_there_are_and_whatever_was_answered_has_a_result_with_its_margin() {
        sql.run(
                "update amendement set is_hidden = true where uid in (select a.uid from amendement a"
                        + " where a.uid = any(string_to_array(?, ' ')))",
                String.join(" ", uids.subList(8, ROLL_CALLS)));
        bump.bump();
        try {
            var visitor = visitor();
            var page = open(visitor, "/qui-vote-comme-moi");
            int offered = open(visitor, "/qui-vote-comme-moi/dix")
                    .locator("[data-asked]")
                    .count();
            assertThat(offered).isBetween(1, 8);
            assertThat(page.locator("[data-ten] a")).hasText(Pattern.compile("Répondre à " + offered + " questions?"));
            page.locator("[data-ten] a").click();
            assertThat(page.locator("h1 + .lede")).containsText(Pattern.compile("^(Un|" + offered + ") amendement"));
            assertThat(page.locator("[data-asked]").first()).containsText("Question 1 sur " + offered);
            assertThat(page.locator("main")).not().containsText(Pattern.compile("\\bdix (scrutins|amendements)"));
            for (int n = 0; n < offered; n++) {
                answer(page, n, "pour");
            }
            page.locator(".btn").last().click();
            var groups = page.locator("[data-groups]");
            assertThat(groups).isVisible();
            assertThat(groups.locator(".itv").first()).isVisible();
            assertThat(groups.locator(".pc").first()).containsText("%");
            assertThat(page.locator("main")).not().containsText("Pas encore assez");
        } finally {
            sql.run("update amendement set is_hidden = false where is_hidden");
            bump.bump();
        }
    }

    /** Seen: a group at 9 of 10 and one at 4 of 10 were called equal. */
    @Tag("long")
    @Test
    void equal_is_said_of_the_same_figures_alone_and_too_few_votes_of_others_with_the_numbers() {
        var page = profiled(visitor(), 6, "pour", "contre");
        var groups = page.locator("[data-groups]");
        var shares = groups.locator("[data-first] .pc").allTextContents();
        assertThat(shares.stream().distinct().count()).isGreaterThan(1);
        assertThat(groups.locator("[data-ties]"))
                .hasText("Trop peu de votes pour départager ces " + shares.size() + " groupes");
        assertThat(groups.locator("[data-ties-hint]"))
                .containsText(Pattern.compile("vont de \\d+\\s%% à \\d+\\s%%".replace("%%", "%")));
        assertThat(page.locator("main")).not().containsText("sont à égalité");
        // the twin: the same figures are equal
        assertThat(page.evaluate("""
                async ([module]) => {
                  const { rank } = await import(module);
                  const one = (name, low) => ({ subject: { name }, isRanked: true, low, high: low + 0.3 });
                  const equals = (...lows) => rank(lows.map((low, n) => one(String(n), low)), () => 0).equals.length;
                  return [equals(0.4, 0.4, 0.4), equals(0.4, 0.4, 0.3), equals(0.4, 0.3)].join();
                }""", List.of(module("score.js")))).isEqualTo("3,2,1");
        assertThat(groups.locator("[data-ties]")).hasAttribute("data-equal", Pattern.compile("sont à égalité"));
    }

    @Tag("long")
    @Test
    void where_no_group_took_part_in_half_a_sentence_stands_in_the_place_of_groups() {
        var some = profiled(visitor(), 6, "pour");
        assertThat(some.locator("[data-groups]")).isVisible();
        assertThat(some.locator("[data-no-groups]")).isHidden();
        sql.run("update groupe set sigle = 'NI'");
        bump.bump();
        try {
            var page = profiled(visitor(), 6, "pour");
            assertThat(page.locator("[data-no-groups]"))
                    .containsText("Aucun groupe n’a pris part à la moitié de vos scrutins");
            assertThat(page.locator("[data-groups]")).isHidden();
            assertThat(page.locator("[data-deputies]")).isVisible();
            assertThat(open(visitor(), "/qui-vote-comme-moi").locator("[data-no-groups]"))
                    .isHidden();
        } finally {
            sql.run("update groupe set sigle = replace(slug, 'groupe-', 'G')");
            bump.bump();
        }
    }

    /** Seen: a deputy at 2 of 10 stood first, and 612 behind a button. */
    @Tag("long")
    @Test
    void deputies_who_took_part_in_half_are_ranked_by_their_share_and_absence_stands_beside() {
        var page = profiled(visitor(), 10, "pour", "contre");
        var deputies = page.locator("[data-deputies]");
        assertThat(deputies).containsText("qui a pris part à au moins la moitié de vos scrutins");
        var more = deputies.locator("[data-more]");
        more.click();
        var rows = deputies.locator("[data-first] > li, [data-others] > li");
        var lows = lows(rows.locator("visible=true"));
        assertThat(lows).hasSizeGreaterThan(50).isSortedAccordingTo(Comparator.reverseOrder());
        for (var sub : rows.locator("[data-sub]").allTextContents().subList(0, lows.size())) {
            var present = Pattern.compile("présent à.(\\d+) de vos.10").matcher(sub);
            assertThat(present.find()).as(sub).isTrue();
            assertThat(Integer.parseInt(present.group(1))).isGreaterThanOrEqualTo(5);
        }
        assertThat(deputies.locator("[data-unranked]")).containsText("moins de la moitié");
    }

    private Page profiled(BrowserContext visitor, int answers, String... positions) {
        var page = open(visitor, "/qui-vote-comme-moi");
        page.evaluate(
                "([uids, all]) => sessionStorage.setItem('voix.reponses',"
                        + " JSON.stringify(Object.fromEntries(uids.map((uid, n) => [uid, all[n % all.length]]))))",
                List.of(uids.subList(0, answers), List.of(positions)));
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
