package fr.voix.site.amendement;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Slug;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.FacetService;
import fr.voix.parliament.amendement.Wording;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Offers what begins like the words of somebody who is typing: numbers, themes, deputies, textes, missions. */
@Singleton
record SearchHints(AmendementSearch search, FacetService facets, ThemeService themes, GistService gists) {

    private static final int MOST = 8;
    private static final int MOST_OF_A_KIND = 4;
    private static final int SHORTEST = 2;
    private static final List<Facet> OFFERED = List.of(Facet.AUTEUR, Facet.DOSSIER, Facet.MISSION);

    /** @param typed at most as long as a search */
    List<SearchHint> hints(String typed, Language language) {
        var beginnings = Arrays.stream(Slug.of(typed).split("-"))
                .filter(word -> !word.isEmpty())
                .toList();
        return beginnings.isEmpty() || Slug.of(typed).length() < SHORTEST
                ? List.of()
                : Stream.of(numbers(typed, language), themes(beginnings, language), values(beginnings, language))
                        .flatMap(kind -> kind)
                        .limit(MOST)
                        .toList();
    }

    private Stream<SearchHint> numbers(String typed, Language language) {
        var found = search.byNumber(typed, MOST_OF_A_KIND);
        var said = gists.of(found, language);
        return found.stream()
                .map(one -> new SearchHint(
                        said.get(one.uid()).text(),
                        said.get(one.uid()).lang(),
                        one.numero(),
                        language.href(one.address())));
    }

    private Stream<SearchHint> themes(List<String> beginnings, Language language) {
        var kind = Messages.of(language).t("hint.THEME");
        return themes.filled().stream()
                .filter(theme -> isMeant(theme.libelle(language), beginnings))
                .limit(MOST_OF_A_KIND)
                .map(theme -> new SearchHint(
                        theme.libelle(language), language.code(), kind, language.href(Addresses.theme(theme.slug()))));
    }

    private Stream<SearchHint> values(List<String> beginnings, Language language) {
        var m = Messages.of(language);
        return OFFERED.stream()
                .flatMap(facet -> facets.values(facet).stream()
                        .filter(value -> value.label() != null && isMeant(value.label(), beginnings))
                        .limit(MOST_OF_A_KIND)
                        .map(value -> new SearchHint(
                                Excerpt.cut(Wording.curly(Wording.capital(value.label())), FilterView.LONGEST_LABEL),
                                "fr",
                                m.t("hint." + facet.name()),
                                language.href(Addresses.AMENDEMENTS) + "?" + facet.code() + "=" + value.value())));
    }

    /** Whether every one of them begins a word of the label. */
    private static boolean isMeant(String label, List<String> beginnings) {
        var words = List.of(AmendementCriteria.plain(label).split("[^a-z0-9]+"));
        return beginnings.stream().allMatch(beginning -> words.stream().anyMatch(word -> word.startsWith(beginning)));
    }
}
