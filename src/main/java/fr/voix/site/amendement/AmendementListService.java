package fr.voix.site.amendement;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.amendement.SearchService;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import fr.voix.theme.summary.Gist;
import fr.voix.theme.summary.Gist.Source;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.tally.TallyView;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Lists of amendements: found, then put into words. */
@Singleton
public class AmendementListService {

    static final int PAGE_SIZE = 20;

    private static final int EXCERPT = 190;

    /** Below these a line of the authors' text would say the same once more. */
    private static final Set<Source> TAKEN_FROM_THE_TEXT = EnumSet.of(Source.SUMMARY, Source.EXPOSE);

    private final SearchService search;
    private final TexteService textes;
    private final ThemeService themes;
    private final GistService gists;

    AmendementListService(SearchService search, TexteService textes, ThemeService themes, GistService gists) {
        this.search = search;
        this.textes = textes;
        this.themes = themes;
        this.gists = gists;
    }

    /**
     * One page of a list.
     *
     * @param next token of the place after it, or null on the last page
     */
    public record Slice(List<AmendementItem> items, String next) {}

    public Slice slice(AmendementCriteria criteria, Language language) {
        var found = search.search(criteria, PAGE_SIZE);
        return new Slice(rows(found.items(), language), found.next());
    }

    long count(AmendementCriteria criteria) {
        return search.count(criteria);
    }

    public long countOpen() {
        return search.countOpen();
    }

    /** Over all scrutins. */
    public long countBallots() {
        return search.countBallots();
    }

    /** Open scrutins, those with votes first. */
    public List<AmendementItem> busiest(int size, Language language) {
        return rows(search.busiest(size), language);
    }

    /** Those that are shown, in that order. */
    public List<AmendementItem> items(List<String> uids, Language language) {
        var shown = search.shown(uids);
        return rows(uids.stream().map(shown::get).filter(Objects::nonNull).toList(), language);
    }

    private List<AmendementItem> rows(List<Found> rows, Language language) {
        var named = textes.textes(rows.stream().map(Found::texteUid).distinct().toList());
        var groupes = textes.groupes(rows.stream()
                .map(Found::groupeUid)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var uids = rows.stream().map(Found::uid).toList();
        var filed = themes.of(uids);
        var said = gists.of(rows, language);
        return rows.stream()
                .map(row -> item(
                        row, named, groupes, filed.getOrDefault(row.uid(), List.of()), said.get(row.uid()), language))
                .toList();
    }

    private static AmendementItem item(
            Found row,
            Map<String, Texte> textes,
            Map<String, Groupe> groupes,
            List<Theme> themes,
            Gist gist,
            Language language) {
        var m = Messages.of(language);
        var wording = new Wording(m);
        var groupe = groupes.get(row.groupeUid());
        var auteur = groupe != null
                ? groupe.libelle()
                : row.auteurType() == AuteurType.GOUVERNEMENT ? m.t("amendement.auteur.gouvernement") : null;
        var count = row.count();
        return new AmendementItem(
                row.numero(),
                language.href(row.address()),
                wording.texte(textes.get(row.texteUid()), row.texteUid()),
                Wording.uncapital(
                        wording.division(row.divisionTitre(), row.divisionDesignation(), row.divisionPosition())),
                auteur,
                gist,
                TAKEN_FROM_THE_TEXT.contains(gist.source()) ? null : Excerpt.of(row.extrait(), EXCERPT),
                wording.sort(row.sort(), row.sortLibelle(), row.organeExamen()),
                count != null && count.isOpen(),
                themes.stream().map(theme -> theme.link(language)).toList(),
                count == null ? null : TallyView.of(count.pour(), count.contre(), count.abstention(), m),
                row.isWithheld());
    }
}
