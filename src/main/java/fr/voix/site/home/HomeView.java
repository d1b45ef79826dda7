package fr.voix.site.home;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.answer.UntilChange;
import fr.voix.base.load.Remembered;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.reading.PetitionListService;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The first page: one question to answer at once, and where to go on. */
@Singleton
class HomeView {

    /** What asks the same as another, or is of its place in the texte, is left out. */
    static final int FOUND = 60;

    private static final int QUESTIONS = 6;

    /** Of a phone: with so many characters of titles the page stays below 2,600 px there. */
    private static final int ROOM = 1_300;

    /** What stands around a title takes as much room as these. */
    private static final int AROUND = 120;

    private static final int PETITIONS = 2;

    private static final int THEMES = 6;

    private final AmendementListService lists;
    private final PetitionListService petitions;
    private final ThemeService themes;
    private final PageFraming site;

    /** Open scrutins, those with votes first. A change tells at once what may be shown and is open. */
    private final UntilChange<Remembered<List<String>>> busiest;

    HomeView(
            AmendementListService lists,
            PetitionListService petitions,
            ThemeService themes,
            PageFraming site,
            PublicVersion version,
            Clock clock,
            @Property(name = "voix.home.kept", defaultValue = "60s") Duration kept) {
        this.lists = lists;
        this.petitions = petitions;
        this.themes = themes;
        this.site = site;
        busiest = new UntilChange<>(version, () -> new Remembered<>(clock, kept, () -> lists.busiest(FOUND)));
    }

    byte[] page(Language language) {
        var m = Messages.of(language);
        var questions = questions(language);
        var filled = themes.filled();
        return site.render(
                "site/home/home",
                new HomePage(
                        site.frame(language, "/", m.t("home.page"), m.t("home.title"), null, List.of()),
                        questions.isEmpty() ? null : questions.getFirst(),
                        questions.stream().skip(1).toList(),
                        petitions.front(PETITIONS, language),
                        filled.stream()
                                .limit(THEMES)
                                .map(theme -> theme.link(language))
                                .toList(),
                        filled.isEmpty() ? null : m.t("home.themes", filled.size(), m.number(filled.size()))));
    }

    /**
     * Those that say what they ask come first, by their votes. No two ask the same; while there are enough, no two are of one place
     * in a texte. A title for which there is no room left gives way to the next.
     */
    private List<AmendementItem> questions(Language language) {
        var uids = busiest.get().get();
        var items = lists.items(uids, language);
        var all = uids.stream()
                .map(items::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(item -> !item.gist().isSaid()))
                .toList();
        var chosen = new ArrayList<AmendementItem>();
        var said = new HashSet<String>();
        var places = new HashSet<String>();
        for (var item : all) {
            if (Collections.disjoint(said, said(item)) && places.add(item.texte() + "\n" + item.division())) {
                chosen.add(item);
                said.addAll(said(item));
            }
        }
        all.stream()
                .filter(item -> Collections.disjoint(said, said(item)))
                .peek(item -> said.addAll(said(item)))
                .forEach(chosen::add);
        var asked = new ArrayList<AmendementItem>();
        int room = ROOM;
        for (var item : chosen) {
            int taken = item.gist().text().length() + AROUND;
            if (asked.size() < QUESTIONS && taken <= room) {
                asked.add(item);
                room -= taken;
            }
        }
        return asked;
    }

    /** Identical amendements ask one question, whoever says it; so do those that one title of one texte says. */
    private static Set<String> said(AmendementItem item) {
        return item.gist().isSaid()
                ? Set.of(
                        item.question(),
                        item.href(),
                        item.texte() + "\n" + item.gist().text())
                : Set.of(item.question(), item.href());
    }
}
