package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import fr.voix.ShiftedClock;
import fr.voix.Visitor;
import fr.voix.base.audit.Actor;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import fr.voix.site.feed.Feed;
import fr.voix.site.feed.FeedWriter;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.FilingUndo;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeDraft;
import fr.voix.theme.theme.ThemeEditResult;
import fr.voix.theme.theme.ThemeEditService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ToldFilings;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page and the feed of a theme. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class ThemeFeedTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    Visitor visitor;

    @Inject
    EmbeddedServer server;

    @Inject
    ThemeEditService edits;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ToldFilings filings;

    @Inject
    FilingUndo restores;

    @Inject
    ShiftedClock clock;

    private Actor nadia;
    private DescribedTheme theme;
    private String address;

    @BeforeEach
    void aTheme() {
        nadia = fixture.aModerator();
        var name = "Fil <" + NAMES.incrementAndGet() + "> & suite";
        theme = created(new ThemeDraft(name, name, "Ce que « cela » couvre & non <b>plus</b>.", "What.", "Vu."));
        address = "/themes/" + theme.theme().slug();
    }

    private DescribedTheme created(ThemeDraft draft) {
        return ((ThemeEditResult.Done) edits.create(draft, nadia)).theme();
    }

    private String filed(long votes, LocalDate on) {
        var scrutin = fixture.aScrutin(votes, on);
        themes.classify(scrutin, List.of(theme.theme().slug()), nadia, null);
        clock.advance(Classification.UNTOLD_FOR);
        filings.tell();
        return scrutin;
    }

    @Test
    void the_feed_tells_what_was_put_under_the_theme_the_latest_decision_first() throws Exception {
        var older = filed(3, LocalDate.of(2026, 1, 9));
        var newer = filed(1, LocalDate.of(2026, 1, 2));

        var answer = visitor.get(address + "/flux.atom");

        assertThat(answer.headers().firstValue("content-type")).contains("application/atom+xml;charset=utf-8");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        var feed = AtomFeed.read(answer.body());
        assertThat(feed.getTitle())
                .isEqualTo("Voix, thème «\u202f" + theme.theme().libelle() + "\u202f»");
        assertThat(feed.getDescription()).isEqualTo(theme.description());
        assertThat(feed.getEntries()).extracting(SyndEntry::getUri).satisfies(ids -> {
            assertThat(ids).hasSize(2);
            assertThat(ids.get(0)).endsWith(":scrutin/" + newer + "/fr");
            assertThat(ids.get(1)).endsWith(":scrutin/" + older + "/fr");
        });
        var first = feed.getEntries().getFirst();
        assertThat(first.getTitle()).contains("CF").contains("Article 49, état B");
        assertThat(first.getUpdatedDate().toInstant())
                .isEqualTo(themes.history(newer)
                        .getFirst()
                        .decidedAt()
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        assertThat(visitor.get(URI.create(first.getLink()).getPath()).statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(address).body())
                .contains("<link rel=\"alternate\" type=\"application/atom+xml\"")
                .contains("href=\"" + address + "/flux.atom\"");
        assertThat(AtomFeed.read(visitor.get("/en" + address + "/flux.atom").body())
                        .getEntries())
                .first()
                .satisfies(entry -> assertThat(entry.getLink()).contains("/en/17/amendements/"));
    }

    @Test
    void a_decision_is_in_the_feed_once_it_has_stood_for_ten_seconds() throws Exception {
        filed(0, null);
        var scrutin = fixture.aScrutin(0, null);
        themes.classify(scrutin, List.of(theme.theme().slug()), nadia, null);
        assertThat(visitor.get(address + "/flux.atom").body()).doesNotContain(scrutin);
        clock.advance(Classification.UNTOLD_FOR.minusSeconds(1));
        filings.tell();
        assertThat(visitor.get(address + "/flux.atom").body()).doesNotContain(scrutin);
        clock.advance(Duration.ofSeconds(1));
        filings.tell();
        assertThat(visitor.get(address + "/flux.atom").body()).contains(scrutin);
    }

    @Test
    void a_decision_that_is_taken_back_leaves_the_feed_as_it_was() throws Exception {
        var scrutin = filed(0, null);
        var before = visitor.get(address + "/flux.atom").body();
        assertThat(before).contains(scrutin);
        clock.advance(Duration.ofDays(30));

        themes.classify(scrutin, List.of("energie"), nadia, null);
        restores.undo(nadia);
        assertThat(visitor.get(address + "/flux.atom").body()).isEqualTo(before);
        clock.advance(Classification.UNTOLD_FOR);
        filings.tell();
        assertThat(visitor.get(address + "/flux.atom").body()).isEqualTo(before);

        // a second theme is no news under the first one
        themes.classify(scrutin, List.of(theme.theme().slug(), "energie"), nadia, null);
        assertThat(visitor.get(address + "/flux.atom").body()).isEqualTo(before);
    }

    @Test
    void the_feed_of_the_journal_waits_as_well() throws Exception {
        var scrutin = fixture.aScrutin(0, null);
        themes.classify(scrutin, List.of("energie"), nadia, null);
        var numero = "CF" + Integer.parseInt(scrutin.substring(scrutin.length() - 6));
        assertThat(visitor.get("/journal").body()).contains(numero);
        assertThat(visitor.get("/journal/flux.atom").body()).doesNotContain(numero);
        clock.advance(Classification.UNTOLD_FOR);
        filings.tell();
        assertThat(visitor.get("/journal/flux.atom").body()).contains(numero);
    }

    @Test
    void what_the_assemblee_erased_is_in_no_feed_and_no_count() throws Exception {
        var erased = filed(5, null);
        var kept = filed(2, null);
        fixture.run("update amendement set sort = 'EFFACE' where uid = ?", erased);
        fixture.run("update public_version set version = version + 1");
        themes.classify(kept, List.of(theme.theme().slug(), "sante"), nadia, null);
        clock.advance(Classification.UNTOLD_FOR);
        filings.tell();

        assertThat(visitor.get(address + "/flux.atom").body()).contains(kept).doesNotContain(erased);
        assertThat(visitor.get(address).body()).contains("<b>1 scrutin</b>, 2\u00a0voix");
        assertThat(visitor.get("/api/v1/themes").body())
                .containsPattern("\"slug\":\"" + theme.theme().slug() + "\"[^}]*\"scrutins\":1,\"votes\":2,");
    }

    @Test
    void an_empty_feed_is_a_feed() throws Exception {
        assertThat(AtomFeed.read(visitor.get(address + "/flux.atom").body()).getEntries())
                .isEmpty();
    }

    @Test
    void a_page_shows_the_newest_or_the_most_voted_page_by_page() throws Exception {
        for (int i = 1; i <= 23; i++) {
            filed(i, LocalDate.of(2026, 1, 31).minusDays(i));
        }
        assertThat(visitor.get(address).body())
                .contains("Ce que «\u202fcela".replace("\u202f", " "))
                .contains("<b>23 scrutins</b>, 276\u00a0voix")
                .contains("Ces thèmes ne sont pas officiels")
                .contains("<b aria-current=\"true\">Plus récents</b>")
                .contains("<a href=\"" + address + "?tri=votes\">Plus votés</a>");
        for (var start : List.of(address, address + "?tri=votes", "/en" + address + "?tri=votes")) {
            var first = visitor.get(start).body();
            var next = link(first, "href=\"([^\"]+)\" rel=\"next\"");
            assertThat(rows(first)).hasSize(20);
            var second = visitor.get(next).body();
            assertThat(rows(second)).hasSize(3).doesNotContainAnyElementsOf(rows(first));
            assertThat(link(second, "<li><a href=\"([^\"]+)\">(?:Première page|First page)"))
                    .isEqualTo(start);
        }
    }

    private static List<String> rows(String page) {
        return Pattern.compile("<h3[^>]*><a href=\"([^\"]+)")
                .matcher(page)
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    private static String link(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern + " not in " + page));
    }

    @Test
    void a_former_address_leads_on_with_all_that_it_asked_and_may_come_back() throws Exception {
        var scrutin = filed(4, null);
        var old = theme.theme().slug();
        var name = "Renommé " + NAMES.incrementAndGet();
        var renamed = ((ThemeEditResult.Done)
                        edits.change(theme.theme().id(), 1, new ThemeDraft(name, name, "", "", "Plus clair."), nadia))
                .theme();
        var now = renamed.theme().slug();

        for (var path : List.of("/themes/%s", "/en/themes/%s", "/themes/%s?tri=votes", "/themes/%s/flux.atom")) {
            var answer = visitor.get(path.formatted(old));
            assertThat(answer.statusCode()).as(path).isEqualTo(301);
            assertThat(answer.headers().firstValue("location")).contains(path.formatted(now));
            assertThat(answer.headers().firstValue("cache-control").orElseThrow())
                    .contains("must-revalidate");
            assertThat(visitor.get(path.formatted(now)).statusCode()).isEqualTo(200);
        }
        assertThat(visitor.get("/api/v1/amendements?theme=" + old).body()).contains(scrutin);
        assertThat(visitor.get("/amendements?theme=" + old).body())
                .contains("<option value=\"" + now + "\" selected>" + name + "</option>");
        assertThat(visitor.get("/api/v1/themes").body())
                .contains("\"" + now + "\"")
                .doesNotContain("\"" + old + "\"");
        edits.change(
                theme.theme().id(), 2, new ThemeDraft(theme.theme().libelle(), name, "", "", "Comme avant."), nadia);
        assertThat(visitor.get("/themes/" + old).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/themes/" + now).headers().firstValue("location"))
                .contains("/themes/" + old);
    }

    @ParameterizedTest
    @CsvSource({
        "/themes/nulle-part/flux.atom, 404",
        "/themes/Nulle%20part/flux.atom, 400",
        "/themes/sante?tri=hasard, 400",
        "/themes/sante?after=zzz, 400",
    })
    void what_is_not_there_or_makes_no_sense_is_refused(String path, int status) throws Exception {
        assertThat(visitor.get(path).statusCode()).isEqualTo(status);
    }

    /** Some characters may not stand in XML at all, whatever one does to them. */
    @Test
    void no_text_breaks_the_xml() throws Exception {
        var text = "a\u0000\u0007]]>&lt;<script>\uFFFF\uD83D\uDE00 \uD800 é";
        var feed = new Feed("x", text, text, "/x?a=1&b=\"<", "/", java.time.Instant.EPOCH, List.of());
        var site = server.getApplicationContext().getBean(PublicUrl.class);
        var xml =
                new String(FeedWriter.answer(feed, Language.FR, site).plain(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(xml).startsWith("<?xml").contains("\uD83D\uDE00").doesNotContain("<script>");
        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        factory.newDocumentBuilder().parse(new org.xml.sax.InputSource(new java.io.StringReader(xml)));
    }
}
