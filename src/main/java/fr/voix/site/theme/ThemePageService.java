package fr.voix.site.theme;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.QueryString;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementCriteria.Order;
import fr.voix.parliament.amendement.Facet;
import fr.voix.petition.reading.PetitionListService;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.site.feed.Feed;
import fr.voix.site.feed.FeedWriter;
import fr.voix.site.feed.ScrutinEntryService;
import fr.voix.site.feed.Told;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ThemeState;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Puts the themes, and the scrutins of one, into pages and a feed. */
@Singleton
record ThemePageService(
        DescribedThemeService themes,
        AmendementListService lists,
        PetitionListService petitions,
        ScrutinEntryService entries,
        PageFraming site,
        PublicUrl publicUrl) {

    byte[] all(Language language) {
        var m = Messages.of(language);
        var all = themes.all();
        var frame =
                site.frame(language, Addresses.THEMES, m.t("theme.title"), m.t("themes.description"), null, List.of());
        return site.render(
                "site/theme/themes",
                new ThemesPage(
                        frame,
                        entries(all.stream().filter(t -> t.state() == ThemeState.IN_USE), language),
                        entries(
                                all.stream().filter(t -> t.state() == ThemeState.RETIRED && t.scrutins() > 0),
                                language)));
    }

    private static List<ThemesPage.Entry> entries(Stream<DescribedTheme> themes, Language language) {
        var m = Messages.of(language);
        return themes.map(found -> new ThemesPage.Entry(
                        found.theme().libelle(language),
                        found.description(language),
                        counts(found, m),
                        found.scrutins() == 0
                                ? null
                                : language.href(Addresses.theme(found.theme().slug()))))
                .toList();
    }

    /** The page of a theme, or where it is now. */
    Answer one(AmendementCriteria criteria, Language language) {
        var found = find(criteria.get(Facet.THEME));
        var slug = found.theme().slug();
        return slug.equals(criteria.get(Facet.THEME))
                ? Answer.html(site.render("site/theme/theme", page(found, criteria, language)))
                : Answer.movedTo(language.href(Addresses.theme(slug)) + query(criteria, null));
    }

    /** The theme that this address leads to. */
    private DescribedTheme find(String slug) {
        return themes.bySlug(slug).orElseThrow(NothingHereException::new);
    }

    private ThemePage page(DescribedTheme found, AmendementCriteria criteria, Language language) {
        var m = Messages.of(language);
        var libelle = found.theme().libelle(language);
        var description = found.description(language);
        var path = Addresses.theme(found.theme().slug());
        var frame = site.frame(
                language,
                path,
                libelle,
                description.isEmpty() ? m.t("themes.one.description", libelle) : description,
                null,
                List.of(new Link(m.t("theme.title"), language.href(Addresses.THEMES))));
        var slice = lists.slice(criteria, language);
        var first = criteria.after(null);
        return new ThemePage(
                frame,
                libelle,
                description,
                found.state() == ThemeState.RETIRED,
                m.t("themes.count", found.scrutins(), m.number(found.scrutins())),
                m.t("themes.votes", found.votes(), m.number(found.votes())),
                orders(criteria, language.href(path), m),
                language.href(Addresses.feed(path)),
                slice.items(),
                criteria.after() == null ? petitions.aboutTheme(found.theme().id(), language) : List.of(),
                criteria.after() == null ? null : language.href(path) + query(first, null),
                slice.next() == null ? null : language.href(path) + query(first, slice.next()));
    }

    private static List<Link> orders(AmendementCriteria criteria, String address, Messages m) {
        return Stream.of(Order.DATE, Order.DEBAT, Order.VOTES)
                .map(order -> new Link(
                        m.t("list.order." + order.code()),
                        order == criteria.order()
                                ? null
                                : address + (order == Order.DATE ? "" : "?tri=" + order.code())))
                .toList();
    }

    /** What an address says besides the theme. */
    private static String query(AmendementCriteria criteria, @Nullable String after) {
        var parameters = criteria.toParameters();
        parameters.remove("theme");
        return QueryString.of(parameters, "after", after);
    }

    private static String counts(DescribedTheme found, Messages m) {
        var scrutins = m.t("themes.count", found.scrutins(), m.number(found.scrutins()));
        return found.votes() == 0
                ? scrutins
                : scrutins + ", " + m.t("themes.votes", found.votes(), m.number(found.votes()));
    }

    /** The feed of a theme, or where it is now. */
    Answer feed(String slug, Language language) {
        var theme = find(slug);
        var path = Addresses.theme(theme.theme().slug());
        return theme.theme().slug().equals(slug)
                ? FeedWriter.answer(feed(theme, path, language), language, publicUrl)
                : Answer.movedTo(language.href(Addresses.feed(path)));
    }

    private Feed feed(DescribedTheme theme, String path, Language language) {
        var m = Messages.of(language);
        var libelle = theme.theme().libelle(language);
        var latest = themes.latest(theme.theme().id(), Feed.MOST).stream()
                .map(filed -> new Told(filed.scrutinUid(), filed.decidedAt(), null))
                .toList();
        var description = theme.description(language);
        return new Feed(
                "theme/" + theme.theme().id(),
                m.t("themes.feed.title", libelle),
                description.isEmpty() ? m.t("themes.one.description", libelle) : description,
                Addresses.feed(path),
                path,
                theme.changedAt(),
                entries.entries("scrutin", latest, language));
    }
}
