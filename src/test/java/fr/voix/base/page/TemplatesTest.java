package fr.voix.base.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.OfficialText;
import fr.voix.parliament.amendement.SearchMarks;
import fr.voix.petition.reading.PetitionItem;
import fr.voix.petition.reading.Strokes;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.site.amendement.AmendementListPage;
import fr.voix.site.amendement.AmendementPage;
import fr.voix.site.amendement.AmendementPage.Citation;
import fr.voix.site.amendement.AmendementPage.Fact;
import fr.voix.site.amendement.AmendementPage.GroupVote;
import fr.voix.site.amendement.AmendementPage.RollCall;
import fr.voix.site.amendement.AmendementPage.Vote;
import fr.voix.site.amendement.BeforeAfter;
import fr.voix.site.card.Picture;
import fr.voix.site.card.Withheld;
import fr.voix.site.chart.HistoryChart;
import fr.voix.site.check.ReceiptPage;
import fr.voix.site.check.RecountPage;
import fr.voix.site.hidden.HiddenPage;
import fr.voix.site.home.HomePage;
import fr.voix.site.journal.JournalItem;
import fr.voix.site.journal.JournalPage;
import fr.voix.site.prose.BallotsPage;
import fr.voix.site.prose.ProsePage;
import fr.voix.site.theme.ThemePage;
import fr.voix.site.theme.ThemesPage;
import fr.voix.theme.summary.Gist;
import fr.voix.urn.setaside.PressureLine;
import fr.voix.urn.tally.TallySheet;
import fr.voix.urn.tally.TallyView;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlPolicy;
import gg.jte.html.policy.PreventInlineEventHandlers;
import gg.jte.html.policy.PreventInvalidAttributeNames;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTest {

    private static final Path TEMPLATES = Path.of("web/templates");
    private static final String ATTACK = "<script>alert('\"&')</script>";

    @TempDir
    Path classes;

    @Test
    void no_template_holds_an_inline_handler_or_writes_unescaped_text() throws IOException {
        var engine = TemplateEngine.create(new DirectoryCodeResolver(TEMPLATES), classes, ContentType.Html);
        var policy = new OwaspHtmlPolicy();
        policy.addPolicy(new PreventInlineEventHandlers());
        policy.addPolicy(new PreventInvalidAttributeNames());
        engine.setHtmlPolicy(policy);
        engine.generateAll();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                String template = Files.readString(file);
                assertThat(template).as(file.toString()).doesNotContain("<script>", "style=\"", "javascript:");
                // made of our own document, which is in the jar
                boolean isOurs = file.endsWith("base/page/html.jte");
                assertThat(template.contains("$unsafe")).as(file.toString()).isEqualTo(isOurs);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_page_renders_and_escapes_what_it_is_given(Language language) {
        var engine = new SiteFactory().templates();
        pages(language).forEach((template, page) -> {
            var output = new StringOutput();
            engine.render(template + ".jte", page, output);
            var html = output.toString();
            assertThat(html)
                    .as(template)
                    .contains("<html lang=\"" + language.code() + "\">")
                    .doesNotContain("<script>", ">null<")
                    .containsOnlyOnce("<h1")
                    .containsOnlyOnce("<main");
        });
    }

    private static Map<String, Object> pages(Language language) {
        var m = Messages.of(language);
        var frame = frame(m);
        var tally = TallyView.of(3, 2, 1, m);
        var links = List.of(new Link(ATTACK, "/x"));
        var gist = new Gist(ATTACK, "fr", Gist.Source.PLACE);
        var item = new AmendementItem(
                ATTACK,
                "/x",
                ATTACK,
                ATTACK,
                ATTACK,
                gist,
                ATTACK,
                ATTACK,
                true,
                links,
                tally,
                false,
                ATTACK,
                List.of(new Link(ATTACK, "/x")),
                SearchMarks.NONE);
        var summed = new AmendementItem(
                ATTACK,
                "/x",
                ATTACK,
                null,
                null,
                new Gist(ATTACK, "fr", Gist.Source.SUMMARY),
                ATTACK,
                ATTACK,
                true,
                links,
                tally,
                false,
                "",
                List.of(),
                SearchMarks.NONE);
        var untold = new AmendementItem(
                "CF1",
                "/x",
                "PLF",
                null,
                null,
                gist,
                null,
                "Retiré",
                false,
                List.of(),
                null,
                false,
                "",
                List.of(),
                SearchMarks.NONE);
        var withheld = new AmendementItem(
                "CF2",
                "/x",
                "PLF",
                null,
                null,
                gist,
                null,
                "Retiré",
                false,
                List.of(),
                null,
                true,
                "",
                List.of(),
                SearchMarks.NONE);
        var items = List.of(item, summed, untold, withheld);
        var pages = new HashMap<String, Object>();
        pages.put("site/amendement/amendement", amendement(frame, tally, links));
        pages.put(
                "site/amendement/amendements",
                new AmendementListPage(
                        frame,
                        ATTACK,
                        List.of(ATTACK),
                        List.of(new AmendementListPage.Filter(
                                "texte", ATTACK, List.of(new AmendementListPage.Option(ATTACK, ATTACK, true)))),
                        Map.of("auteur", ATTACK),
                        links,
                        "2",
                        ATTACK,
                        items,
                        "/1",
                        "/2",
                        "/x.atom",
                        ATTACK,
                        petitions()));
        pages.put(
                "site/home/home",
                new HomePage(
                        frame,
                        ATTACK,
                        ATTACK,
                        item,
                        ATTACK,
                        TallySheet.of(7),
                        List.of(new HomePage.Section("week", items)),
                        petitions(),
                        links));
        pages.put(
                "site/theme/themes",
                new ThemesPage(
                        frame,
                        List.of(
                                new ThemesPage.Entry(ATTACK, ATTACK, "1", "/x"),
                                new ThemesPage.Entry("b", "", "0", null)),
                        List.of(new ThemesPage.Entry(ATTACK, "", "1", "/x"))));
        pages.put(
                "site/theme/theme",
                new ThemePage(frame, ATTACK, ATTACK, true, "0", "0", links, "/x.atom", items, petitions(), "/1", "/2"));
        pages.put(
                "site/journal/journal",
                new JournalPage(
                        frame,
                        links,
                        "/x.atom",
                        List.of(decision()),
                        "/1",
                        "/2",
                        "12",
                        "00ff",
                        ATTACK,
                        List.of(new JournalPage.EpochItem(ATTACK, "2026-11-28T00:15:00Z", ATTACK, ATTACK, "/x", "/x")),
                        ATTACK));
        pages.put(
                "site/prose/prose",
                new ProsePage(
                        frame,
                        DocumentReader.read(
                                "# %1$s\n\nx %1$s\n\n## %1$s\n\nx %1$s\n\n```\n%1$s\n```\n\n| %1$s |\n|---|\n| %1$s |\n"
                                        .formatted(ATTACK),
                                Map.of())));
        pages.put("site/prose/ballots", new BallotsPage(frame));
        pages.put("site/check/recount", new RecountPage(frame, ATTACK, ATTACK, ATTACK, "/x"));
        pages.put(
                "site/check/receipt",
                new ReceiptPage(
                        frame,
                        List.of(new ReceiptPage.Rule("reseau", ATTACK, ATTACK)),
                        new ContestView(ATTACK, ATTACK, null)));
        pages.put(
                "site/hidden/hidden",
                new HiddenPage(
                        frame,
                        ATTACK,
                        ATTACK,
                        ATTACK,
                        ATTACK,
                        "fr",
                        new ContestView(ATTACK, ATTACK, "mailto:a@voix.example")));
        pages.put(
                "base/page/error",
                new ErrorPage(
                        frame,
                        404,
                        ATTACK,
                        ATTACK,
                        ATTACK,
                        ATTACK,
                        "/",
                        List.of(new ErrorPage.Field(ATTACK, ATTACK, true))));
        return pages;
    }

    private static JournalItem decision() {
        return new JournalItem(
                3,
                ATTACK,
                "2026-01-06T00:00:00Z",
                ATTACK,
                ATTACK,
                null,
                new Link(ATTACK, "/x"),
                List.of(ATTACK),
                ATTACK);
    }

    private static AmendementPage amendement(Frame frame, TallyView tally, List<Link> links) {
        var credits = new Credits(
                List.of(new Credits.Programme(ATTACK, "modification", 8, -8, List.of(new Credits.Ligne(ATTACK, 1, 1)))),
                0,
                0);
        return new AmendementPage(
                frame,
                "AMANR5L17",
                ATTACK,
                "Amendement",
                new Gist(ATTACK, "fr", Gist.Source.SUMMARY),
                new AmendementPage.Line(ATTACK, "fr", "2026-01-06", ATTACK, ATTACK, true),
                List.of(new Fact("a", ATTACK, "/x", null), new Fact("b", ATTACK, null, "2026-01-06")),
                List.of("M. A", ATTACK),
                ATTACK,
                OfficialText.of("<p>official</p>"),
                credits,
                ATTACK,
                OfficialText.of("<p>official</p>"),
                ATTACK,
                links,
                links,
                links,
                null,
                new Vote(
                        true,
                        tally,
                        ATTACK,
                        List.of(ATTACK),
                        List.of(ATTACK),
                        List.of(new PressureLine(ATTACK, "2026-11-27", ATTACK, ATTACK, ATTACK))),
                new Withheld("AMANR5L17", ATTACK, ATTACK, null),
                new Citation(ATTACK, "/api/v1/scrutins/AMANR5L17/resultat", ATTACK),
                chart(),
                new RollCall(
                        "12",
                        "/scrutins-publics/12",
                        "1er mai",
                        ATTACK,
                        tally,
                        List.of(new GroupVote(ATTACK, ATTACK, tally)),
                        new BeforeAfter(tally, tally, ATTACK)),
                List.of(decision()),
                petitions(),
                new AmendementPage.Next("/x", ATTACK, new Gist(ATTACK, "fr", Gist.Source.PLACE), ATTACK),
                "https://voix.example/scrutins/AMANR5L17",
                new Picture("https://voix.example/scrutins/AMANR5L17/carte.png?v=0", ATTACK, ATTACK, ATTACK));
    }

    private static List<PetitionItem> petitions() {
        var strokes = Strokes.of(63_412, 100_000, 500_000);
        return List.of(
                new PetitionItem(
                        ATTACK, "/x", ATTACK, true, ATTACK, ATTACK, new Link(ATTACK, "/x"), null, "1", "2", strokes),
                new PetitionItem(ATTACK, "/x", ATTACK, false, ATTACK, null, null, ATTACK, "1", null, null));
    }

    private static HistoryChart chart() {
        var plot = new HistoryChart.Plot("vu", ATTACK, ATTACK, "M0 200", "M0 200", "M0 200", "0", "0", "0");
        var corrected = new HistoryChart.Plot("corrige", ATTACK, ATTACK, "M0 200", "M0 200", "M0 200", "0", "0", "0");
        return new HistoryChart(
                List.of(plot, corrected),
                List.of(new HistoryChart.Line("50%", ATTACK)),
                List.of(new HistoryChart.Event(1, ATTACK)),
                List.of(new HistoryChart.Tick("0", "start", ATTACK)),
                ATTACK,
                ATTACK,
                ATTACK,
                List.of(new HistoryChart.Row(ATTACK, List.of(ATTACK))),
                ATTACK);
    }

    private static Frame frame(Messages m) {
        return new Frame(
                m,
                "https://voix.example",
                "/x",
                ATTACK,
                ATTACK,
                List.of(
                        new Frame.Entry("/x", ATTACK, ATTACK, "page", false),
                        new Frame.Entry("/y", ATTACK, ATTACK, null, true)),
                List.of(new Link(ATTACK, "/"), new Link(ATTACK, null)),
                new Frame.Data(new Link(ATTACK, "/"), new Link(ATTACK, "/"), "6 janvier 2026", true),
                true,
                null);
    }
}
