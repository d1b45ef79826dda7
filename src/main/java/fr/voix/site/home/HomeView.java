package fr.voix.site.home;

import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.reading.PetitionListService;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.site.home.HomePage.Section;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.tally.TallySheet;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first page: what may be worth the minute that somebody has. */
@Singleton
record HomeView(
        HomeChoice choice,
        AmendementListService lists,
        PetitionListService petitions,
        ThemeService themes,
        PageFraming site) {

    private static final int SHOWN = 4;

    private static final int PETITIONS = 3;

    byte[] page(Language language) {
        var m = Messages.of(language);
        var chosen = choice.uids();
        var items = lists.items(
                Stream.concat(
                                choice.busiest().stream(),
                                chosen.values().stream().flatMap(List::stream))
                        .collect(Collectors.toSet()),
                language);
        var busiest = found(choice.busiest(), items);
        var featured = busiest.isEmpty() ? null : busiest.getFirst();
        var open = lists.openExtent();
        return site.render(
                "site/home/home",
                new HomePage(
                        site.frame(language, "/", m.t("home.page"), m.t("home.title"), null, List.of()),
                        m.t("home.open", open.amendements(), m.number(open.amendements())),
                        open.questions() == open.amendements()
                                ? null
                                : m.t("list.questions", open.questions(), m.number(open.questions())),
                        featured,
                        featured == null ? null : featuredTitle(featured, m),
                        TallySheet.of(choice.ballots()),
                        sections(featured, busiest, chosen, items),
                        petitions.front(PETITIONS, language),
                        themes.filled().stream()
                                .map(theme -> theme.link(language))
                                .toList()));
    }

    /** None is empty, and nothing stands twice. */
    private static List<Section> sections(
            AmendementItem featured,
            List<AmendementItem> busiest,
            Map<String, List<String>> chosen,
            Map<String, AmendementItem> items) {
        var shown = new HashSet<String>();
        if (featured != null) {
            shown.addAll(questions(featured));
        }
        var sections = new ArrayList<Section>();
        chosen.forEach((reason, uids) -> add(sections, reason, found(uids, items), shown));
        add(sections, "open", busiest, shown);
        return sections;
    }

    /** Those of them that are shown. */
    private static List<AmendementItem> found(List<String> uids, Map<String, AmendementItem> items) {
        return uids.stream().map(items::get).filter(Objects::nonNull).toList();
    }

    private static void add(List<Section> sections, String name, List<AmendementItem> items, Set<String> shown) {
        var fresh = items.stream()
                .filter(item -> Collections.disjoint(shown, questions(item)))
                .peek(item -> shown.addAll(questions(item)))
                .limit(SHOWN)
                .toList();
        if (!fresh.isEmpty()) {
            sections.add(new Section(name, fresh));
        }
    }

    /** Identical amendements ask one question, whoever says it; so do those that one title of one texte says. */
    private static Set<String> questions(AmendementItem item) {
        var questions = new HashSet<>(Set.of(item.question()));
        questions.add(item.href());
        if (item.gist().isSaid()) {
            questions.add(item.texte() + "\n" + item.gist().text());
        }
        return questions;
    }

    private static String featuredTitle(AmendementItem featured, Messages m) {
        return m.t(featured.tally().total() > 0 ? "home.featured" : "home.featured.new");
    }
}
