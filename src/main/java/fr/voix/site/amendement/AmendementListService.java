package fr.voix.site.amendement;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.AmendementSearch.Identical;
import fr.voix.parliament.amendement.Asked;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.Extent;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.amendement.SearchMarks;
import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import fr.voix.theme.summary.Gist;
import fr.voix.theme.summary.Gist.Source;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.tally.ShownUrns;
import fr.voix.urn.tally.TallyView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of amendements: found, then put into words. */
@Singleton
public record AmendementListService(
        AmendementSearch search, TexteService textes, ThemeService themes, GistService gists, Clock clock) {

    static final int PAGE_SIZE = 20;

    private static final int EXCERPT = 190;

    /** Of those that ask the same; of a bill that is held up there may be hundreds. */
    private static final int MOST_IDENTICAL = 12;

    /** So much stands before the words that were looked for. */
    private static final int BEFORE = 60;

    /** Below these a line of the authors' text would say the same once more. */
    private static final Set<Source> TAKEN_FROM_THE_TEXT = EnumSet.of(Source.RESUME, Source.CITATION);

    /**
     * One page of a list.
     *
     * @param next token of the place after it, or null on the last page
     * @param asked what the words were read as; null without words
     */
    public record Slice(List<AmendementItem> items, String next, Asked asked) {}

    /** One line a question. */
    public Slice slice(AmendementCriteria criteria, Language language) {
        return slice(criteria, PAGE_SIZE, language);
    }

    /** The beginning of a list. */
    public List<AmendementItem> first(AmendementCriteria criteria, int size, Language language) {
        return slice(criteria, size, language).items();
    }

    private Slice slice(AmendementCriteria criteria, int size, Language language) {
        var found = search.questions(criteria, size);
        var others = search.others(found, criteria);
        return new Slice(
                rows(found.items(), others, search.marks(found.asked()), language), found.next(), found.asked());
    }

    Extent extent(AmendementCriteria criteria, Slice slice) {
        return search.extent(criteria, slice.asked());
    }

    /** Open scrutins, those with votes first. */
    public List<String> busiest(int size) {
        return search.busiest(size).stream().map(Found::uid).toList();
    }

    /** Those that are shown, by uid. */
    public Map<String, AmendementItem> items(Collection<String> uids, Language language) {
        var shown = List.copyOf(search.shown(uids).values());
        var items = rows(shown, Map.of(), SearchMarks.NONE, language).iterator();
        return shown.stream().collect(Collectors.toMap(Found::uid, found -> items.next()));
    }

    private List<AmendementItem> rows(
            List<Found> rows, Map<String, List<Identical>> others, SearchMarks marks, Language language) {
        var named = new Named(
                textes.textes(uids(rows, Found::texteUid)),
                textes.groupes(uids(rows, Found::groupeUid)),
                textes.acteurs(
                        Stream.concat(uids(rows, Found::auteurUid).stream(), uids(rows, Found::rapporteurUid).stream())
                                .toList()),
                themes.of(uids(rows, Found::uid)),
                gists.of(rows, language));
        return rows.stream()
                .map(row -> item(row, others.getOrDefault(row.question(), List.of()), named, marks, language))
                .toList();
    }

    private static List<String> uids(List<Found> rows, Function<Found, String> uid) {
        return rows.stream().map(uid).filter(Objects::nonNull).distinct().toList();
    }

    /** What stands on the page of all rows, by uid. */
    private record Named(
            Map<String, Texte> textes,
            Map<String, Groupe> groupes,
            Map<String, Acteur> acteurs,
            Map<String, List<Theme>> themes,
            Map<String, Gist> gists) {

        /** Person and group, or who else tabled it. */
        String auteur(Found row, Messages m) {
            if (row.auteurType() == AuteurType.RAPPORTEUR) {
                return new Wording(m).ofCommission(row.commission(), Wording.name(acteurs.get(row.rapporteurUid())));
            }
            var acteur = acteurs.get(row.auteurUid());
            var groupe = groupes.get(row.groupeUid());
            if (acteur == null && groupe == null) {
                return row.auteurType() == AuteurType.GOUVERNEMENT ? m.t("amendement.auteur.gouvernement") : null;
            }
            return Stream.of(acteur == null ? null : acteur.name(), groupe == null ? null : groupe.libelle())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
        }
    }

    private AmendementItem item(Found row, List<Identical> others, Named named, SearchMarks marks, Language language) {
        var m = Messages.of(language);
        var wording = new Wording(m);
        var gist = named.gists().get(row.uid());
        var isRepeated = TAKEN_FROM_THE_TEXT.contains(gist.source());
        var passage = isRepeated && marks.first(gist.text()) >= 0 ? null : passage(row.extrait(), marks, isRepeated);
        var excerpt = isRepeated || passage != null ? passage : Excerpt.of(row.extrait(), EXCERPT);
        var count = row.count();
        if (count != null) {
            ShownUrns.note(row.uid(), count.size());
        }
        return new AmendementItem(
                row.numero(),
                language.href(row.address()),
                wording.texte(named.textes().get(row.texteUid()), row.texteUid()),
                Wording.uncapital(
                        wording.division(row.divisionTitre(), row.divisionDesignation(), row.divisionPosition())),
                named.auteur(row, m),
                gist,
                excerpt,
                wording.sort(row.sort(), row.sortLibelle(), row.organeExamen()),
                row.debatOn() == null ? null : debat(row.debatOn(), row.sort(), m),
                count != null && count.isOpen(),
                named.themes().getOrDefault(row.uid(), List.of()).stream()
                        .map(theme -> theme.link(language))
                        .toList(),
                count == null ? null : TallyView.of(count.pour(), count.contre(), count.abstention(), m),
                row.isWithheld(),
                row.question(),
                identical(others, m),
                marks);
    }

    /** Until the decision comes in, nobody knows whether it was reached on that day. */
    private String debat(LocalDate day, Sort sort, Messages m) {
        var isAhead = !day.isBefore(m.day(clock.instant()));
        return m.t(!sort.isUndecided() ? "list.debat" : isAhead ? "list.debat.next" : "list.debat.past", m.date(day));
    }

    private static List<Link> identical(List<Identical> others, Messages m) {
        var more = others.size() - MOST_IDENTICAL;
        return Stream.concat(
                        others.stream()
                                .limit(MOST_IDENTICAL)
                                .map(other -> new Link(other.numero(), m.link(other.address()))),
                        more > 0
                                ? Stream.of(new Link(m.t("list.identical.more", more, m.number(more)), null))
                                : Stream.empty())
                .toList();
    }

    /** Where the words stand; null where they do not, or where the first words say it. */
    private static String passage(String html, SearchMarks marks, boolean isFirstSaid) {
        var text = Excerpt.of(html, Integer.MAX_VALUE);
        var first = text == null ? -1 : marks.first(text);
        if (first < 0 || first < EXCERPT / 2 && !isFirstSaid) {
            return null;
        }
        var from = text.lastIndexOf(' ', Math.max(0, first - BEFORE)) + 1;
        return (from == 0 ? "" : "… ") + Excerpt.cut(text.substring(from), EXCERPT);
    }
}
