package fr.voix.site.amendement;

import fr.voix.base.http.QueryString;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.Asked;
import fr.voix.parliament.amendement.Facet;
import fr.voix.petition.reading.PetitionListService;
import fr.voix.site.amendement.AmendementListPage.Filter;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the list of amendements and its filters into a page. */
@Singleton
record AmendementListPageService(
        AmendementListService lists,
        PetitionListService petitions,
        ThemeService themes,
        FilterView filters,
        PageFraming site) {

    byte[] render(AmendementCriteria asked, Language language) {
        var m = Messages.of(language);
        var criteria = underCurrentName(asked);
        var slice = lists.slice(criteria, language);
        var boxes = filters.boxes(criteria, slice.asked(), language);
        var extent = lists.extent(criteria, slice);
        var count = extent.amendements();
        var texte = criteria.get(Facet.TEXTE);
        var page = new AmendementListPage(
                site.frame(
                        language,
                        Addresses.AMENDEMENTS,
                        m.t("nav.amendements"),
                        m.t("list.description"),
                        "amendements",
                        List.of()),
                criteria.query() == null ? "" : criteria.query(),
                notes(slice.asked(), count, m),
                boxes,
                filters.kept(criteria, boxes),
                removable(criteria, boxes, language),
                m.t("list.count", count, m.number(count)),
                extent.questions() == count
                        ? null
                        : m.t("list.questions", extent.questions(), m.number(extent.questions())),
                slice.items(),
                criteria.after() == null ? null : href(criteria, language, null),
                slice.next() == null ? null : href(criteria, language, slice.next()),
                language.href(texte == null ? Addresses.NEW_FEED : Addresses.texteFeed(texte)),
                follow(criteria, slice.asked(), count, language),
                count > 0 && isOfOneTexte(criteria) ? language.href(Addresses.texteCalendar(texte)) : null,
                criteria.after() == null && isOfOneTexte(criteria) ? petitions.aboutTexte(texte, language) : List.of());
        return site.render("site/amendement/amendements", page);
    }

    /** Of a list of one texte, or of what holds all of the words as they were typed. */
    @Nullable
    private static Link follow(AmendementCriteria criteria, @Nullable Asked asked, long count, Language language) {
        var m = Messages.of(language);
        if (count == 0) {
            return null;
        }
        if (isOfOneTexte(criteria)) {
            var texte = criteria.get(Facet.TEXTE);
            return new Link(m.t("follow.link.TEXTE"), language.href(Addresses.follow("texte", texte)));
        }
        return criteria.keywords()
                .filter(words -> !asked.isPartial() && asked.corrections().isEmpty())
                .map(words -> new Link(m.t("follow.link.MOTS", words), language.href(Addresses.follow("mots", words))))
                .orElse(null);
    }

    /** Whether it is all of one texte. */
    private static boolean isOfOneTexte(AmendementCriteria criteria) {
        return criteria.query() == null && criteria.facets().keySet().equals(Set.of(Facet.TEXTE));
    }

    /** A theme that was asked for by a name of former times is shown as what it is now. */
    private AmendementCriteria underCurrentName(AmendementCriteria criteria) {
        var slug = criteria.get(Facet.THEME);
        return slug == null
                ? criteria
                : themes.bySlug(slug)
                        .map(theme -> criteria.with(Facet.THEME, theme.slug()).after(criteria.after()))
                        .orElse(criteria);
    }

    private static List<String> notes(@Nullable Asked asked, long count, Messages m) {
        var notes = new ArrayList<String>();
        if (asked != null && count > 0) {
            asked.corrections()
                    .forEach(correction -> notes.add(m.t("list.corrected", correction.typed(), correction.meant())));
            if (asked.isPartial()) {
                notes.add(m.t("list.partial"));
            }
        }
        return List.copyOf(notes);
    }

    /** The filters in force by their labels, each with the list without it. */
    private List<Link> removable(AmendementCriteria criteria, List<Filter> boxes, Language language) {
        var links = new ArrayList<Link>();
        if (criteria.query() != null) {
            links.add(new Link(criteria.query(), href(criteria.withoutWords(), language, null)));
        }
        criteria.facets()
                .forEach((facet, value) -> links.add(new Link(
                        filters.label(facet, value, boxes, language),
                        href(criteria.with(facet, null), language, null))));
        return List.copyOf(links);
    }

    private static String href(AmendementCriteria criteria, Language language, @Nullable String after) {
        return language.href(Addresses.AMENDEMENTS) + QueryString.of(criteria.toParameters(), "after", after);
    }
}
