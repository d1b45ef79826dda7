package fr.voix.site.petition;

import fr.voix.base.http.QueryString;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.petition.reading.PetitionItemService;
import fr.voix.petition.reading.PetitionOrder;
import fr.voix.petition.reading.PetitionSearch;
import fr.voix.petition.reading.PetitionShelf;
import fr.voix.site.petition.PetitionListPage.Filter;
import fr.voix.site.petition.PetitionListPage.Option;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the list of petitions and its filters into a page. */
@Singleton
record PetitionListPageService(
        PetitionSearch search, PetitionItemService items, ThemeService themes, PageFraming site) {

    private static final int PAGE_SIZE = 20;

    byte[] render(PetitionCriteria criteria, PetitionShelf shelf, Language language) {
        var m = Messages.of(language);
        var slice = search.search(criteria, PAGE_SIZE);
        long count = search.count(criteria);
        var page = new PetitionListPage(
                site.frame(
                        language,
                        Addresses.PETITIONS,
                        m.t("nav.petitions"),
                        m.t("pet.list.description"),
                        "petitions",
                        List.of()),
                criteria.query() == null ? "" : criteria.query(),
                shelf == PetitionShelf.OPEN ? "" : shelf.code(),
                shelves(criteria, shelf, language),
                filters(criteria, language),
                m.t("pet.list.count", count, m.number(count)),
                items.items(slice.items(), language),
                criteria.after() == null ? null : href(criteria, shelf, language, null),
                slice.next() == null ? null : href(criteria, shelf, language, slice.next()),
                language.href(Addresses.PETITIONS) + (shelf == PetitionShelf.OPEN ? "" : "?etat=" + shelf.code()),
                language.href(Addresses.PETITIONS_FEED),
                count == 0 && search.isNoneShown());
        return site.render("site/petition/petitions", page);
    }

    private static List<Link> shelves(PetitionCriteria criteria, PetitionShelf shown, Language language) {
        return Arrays.stream(PetitionShelf.values())
                .map(shelf -> new Link(
                        Messages.of(language).t("pet.shelf." + shelf.name()),
                        shelf == shown ? null : href(criteria, shelf, language, null)))
                .toList();
    }

    private List<Filter> filters(PetitionCriteria criteria, Language language) {
        var m = Messages.of(language);
        var chosen = new ArrayList<Option>();
        chosen.add(new Option("", m.t("facet.THEME.all"), criteria.theme() == null));
        themes.list()
                .forEach(theme -> chosen.add(new Option(
                        theme.slug(), theme.libelle(language), theme.slug().equals(criteria.theme()))));
        return List.of(
                new Filter("theme", m.t("facet.THEME"), List.copyOf(chosen)),
                new Filter(
                        "tri",
                        m.t("list.order"),
                        Arrays.stream(PetitionOrder.values())
                                .map(order -> new Option(
                                        order.code(), m.t("pet.order." + order.name()), order == criteria.order()))
                                .toList()));
    }

    private static String href(
            PetitionCriteria criteria, PetitionShelf shelf, Language language, @Nullable String after) {
        var parameters = criteria.toParameters();
        parameters.put("etat", shelf == PetitionShelf.OPEN ? null : shelf.code());
        parameters.put(
                "tri",
                criteria.order() == PetitionOrder.SIGNATURES
                        ? null
                        : criteria.order().code());
        return language.href(Addresses.PETITIONS) + QueryString.of(parameters, "after", after);
    }
}
