package fr.voix.site.amendement;

import fr.voix.base.http.QueryString;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementCriteria.Order;
import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.TexteService;
import fr.voix.petition.reading.PetitionListService;
import fr.voix.site.amendement.AmendementListPage.Filter;
import fr.voix.site.amendement.AmendementListPage.Option;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/** Puts the list of amendements and its filters into a page. */
@Singleton
record AmendementListPageService(
        AmendementListService lists,
        PetitionListService petitions,
        TexteService textes,
        ThemeService themes,
        SiteService site) {

    private static final String PATH = "/amendements";
    private static final int LONGEST_LABEL = 70;

    byte[] render(AmendementCriteria asked, Language language) {
        var m = Messages.of(language);
        var criteria = underCurrentName(asked);
        var filters = filters(criteria, language);
        var count = lists.count(criteria);
        var slice = lists.slice(criteria, language);
        var title = m.t("nav.amendements");
        var page = new AmendementListPage(
                site.frame(language, PATH, title, m.t("list.description"), "amendements", List.of()),
                criteria.query() == null ? "" : criteria.query(),
                filters,
                removable(criteria, filters, language),
                m.t("list.count", count, m.number(count)),
                slice.items(),
                criteria.after() == null ? null : href(criteria, language, null),
                slice.next() == null ? null : href(criteria, language, slice.next()),
                language.href(criteria.texte() == null ? Addresses.NEW_FEED : Addresses.texteFeed(criteria.texte())),
                count > 0 && isOfOneTexte(criteria)
                        ? site.origin() + language.href(Addresses.ofTexte(criteria.texte()))
                        : null,
                criteria.after() == null && isOfOneTexte(criteria)
                        ? petitions.aboutTexte(criteria.texte(), language)
                        : List.of());
        return site.render("site/amendement/amendements", page);
    }

    /** Whether it is what the embed of a texte shows the most voted of. */
    private static boolean isOfOneTexte(AmendementCriteria criteria) {
        return criteria.toParameters().keySet().stream()
                .filter(name -> !name.equals("tri"))
                .toList()
                .equals(List.of("texte"));
    }

    /** A theme that was asked for by a name of former times is shown as what it is now. */
    private AmendementCriteria underCurrentName(AmendementCriteria c) {
        return c.theme() == null
                ? c
                : themes.bySlug(c.theme())
                        .map(theme -> new AmendementCriteria(
                                c.query(), c.texte(), c.groupe(), c.sort(), theme.slug(), c.order(), c.after()))
                        .orElse(c);
    }

    /** Those that are offered, and the one that is asked for although it is not. */
    private List<Link> themesToChoose(AmendementCriteria criteria, Language language) {
        var offered = new LinkedHashSet<>(themes.list());
        if (criteria.theme() != null) {
            themes.bySlug(criteria.theme()).ifPresent(offered::add);
        }
        return offered.stream()
                .map(theme -> new Link(theme.libelle(language), theme.slug()))
                .toList();
    }

    private List<Filter> filters(AmendementCriteria criteria, Language language) {
        var m = Messages.of(language);
        var filters = new ArrayList<Filter>();
        filters.add(filter(
                "theme",
                m.t("list.filter.theme"),
                m.t("list.filter.theme.all"),
                criteria.theme(),
                themesToChoose(criteria, language)));
        filters.add(filter(
                "groupe",
                m.t("list.filter.group"),
                m.t("list.filter.group.all"),
                criteria.groupe(),
                textes.groupesWithAmendements().stream()
                        .map(groupe -> new Link(groupe.libelle(), groupe.uid()))
                        .toList()));
        filters.add(filter(
                "texte",
                m.t("list.filter.texte"),
                m.t("list.filter.texte.all"),
                criteria.texte(),
                textesToChoose(new Wording(m))));
        filters.add(filter(
                "sort",
                m.t("list.filter.sort"),
                m.t("list.filter.sort.all"),
                criteria.sort(),
                Arrays.stream(Sort.values())
                        .filter(sort -> sort != Sort.EFFACE)
                        .map(sort -> new Link(m.t("sort." + sort.name()), sort.name()))
                        .toList()));
        filters.add(new Filter(
                "tri",
                m.t("list.order"),
                Arrays.stream(Order.values())
                        .map(order ->
                                new Option(order.code(), m.t("list.order." + order.code()), order == criteria.order()))
                        .toList()));
        return List.copyOf(filters);
    }

    private List<Link> textesToChoose(Wording wording) {
        return textes.textesWithAmendements().stream()
                .map(texte -> new Link(Excerpt.of(wording.texte(texte, texte.uid()), LONGEST_LABEL), texte.uid()))
                .toList();
    }

    private static Filter filter(String name, String label, String all, String chosen, List<Link> choices) {
        var options = new ArrayList<Option>();
        options.add(new Option("", all, chosen == null));
        choices.forEach(choice -> options.add(
                new Option(choice.href(), choice.text(), choice.href().equals(chosen))));
        return new Filter(name, label, List.copyOf(options));
    }

    /** The filters in force by their labels, each with the list without it. */
    private static List<Link> removable(AmendementCriteria c, List<Filter> filters, Language language) {
        var links = new ArrayList<Link>();
        if (c.query() != null) {
            links.add(new Link(
                    c.query(),
                    href(
                            new AmendementCriteria(null, c.texte(), c.groupe(), c.sort(), c.theme(), c.order(), null),
                            language,
                            null)));
        }
        for (var filter : filters) {
            var without = switch (filter.name()) {
                case "theme" -> c.theme() == null ? null : without(c, c.texte(), c.groupe(), c.sort(), null);
                case "groupe" -> c.groupe() == null ? null : without(c, c.texte(), null, c.sort(), c.theme());
                case "texte" -> c.texte() == null ? null : without(c, null, c.groupe(), c.sort(), c.theme());
                case "sort" -> c.sort() == null ? null : without(c, c.texte(), c.groupe(), null, c.theme());
                default -> null;
            };
            if (without != null) {
                filter.options().stream()
                        .filter(Option::isSelected)
                        .findFirst()
                        .ifPresent(option -> links.add(new Link(option.label(), href(without, language, null))));
            }
        }
        return List.copyOf(links);
    }

    private static AmendementCriteria without(
            AmendementCriteria c, String texte, String groupe, String sort, String theme) {
        return new AmendementCriteria(c.query(), texte, groupe, sort, theme, c.order(), null);
    }

    private static String href(AmendementCriteria criteria, Language language, @Nullable String after) {
        return language.href(PATH) + QueryString.of(criteria.toParameters(), "after", after);
    }
}
