package fr.voix.site.prose;

import fr.voix.base.page.SiteService;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.site.journal.JournalPageService;
import fr.voix.site.prose.ProsePage.Part;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Adds the addresses of feeds and calendar to the words of the page that lists them. */
@Singleton
class FeedListService {

    private static final int SCRUTINS = 0;
    private static final int CLOSINGS = 1;
    private static final int THEMES = 2;
    private static final int TEXTES = 3;
    private static final int DECISIONS = 4;
    private static final int ENTRIES = 5;

    private final SiteService site;
    private final ThemeService themes;

    FeedListService(SiteService site, ThemeService themes) {
        this.site = site;
        this.themes = themes;
    }

    /** @param parts the sections as the messages have them */
    List<Part> completed(List<Part> parts, Language language) {
        var m = Messages.of(language);
        var completed = new ArrayList<>(parts);
        completed.set(
                SCRUTINS,
                parts.get(SCRUTINS)
                        .withLinks(List.of(
                                link(m.t("flux.new"), Addresses.NEW_FEED, language),
                                link(m.t("flux.week"), Addresses.WEEK_FEED, language),
                                link(m.t("flux.petitions"), Addresses.PETITIONS_FEED, language))));
        completed.set(
                CLOSINGS,
                parts.get(CLOSINGS)
                        .withCode(site.origin() + language.href(Addresses.CALENDAR))
                        .withLinks(List.of(
                                link(m.t("flux.closings"), Addresses.CLOSINGS_FEED, language),
                                link(m.t("flux.calendar"), Addresses.CALENDAR, language))));
        completed.set(
                THEMES,
                parts.get(THEMES)
                        .withLinks(themes.list().stream()
                                .map(theme -> link(
                                        theme.libelle(language),
                                        Addresses.feed(Addresses.theme(theme.slug())),
                                        language))
                                .toList()));
        completed.set(TEXTES, parts.get(TEXTES).withLinks(List.of(link(m.t("flux.textes"), "/amendements", language))));
        completed.set(
                DECISIONS,
                parts.get(DECISIONS)
                        .withLinks(
                                List.of(link(m.t("flux.journal"), Addresses.feed(JournalPageService.PATH), language))));
        completed.set(ENTRIES, parts.get(ENTRIES).withParagraph(m.t("tally.representative")));
        return List.copyOf(completed);
    }

    private static Link link(String text, String path, Language language) {
        return new Link(text, language.href(path));
    }
}
