package fr.voix.site;

import fr.voix.amendement.AuteurType;
import fr.voix.site.AmendementCriteria.After;
import fr.voix.site.AmendementCriteria.Order;
import fr.voix.texte.Groupe;
import fr.voix.texte.Texte;
import fr.voix.texte.TexteService;
import fr.voix.theme.Theme;
import fr.voix.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists of amendements: found, then put into words. */
@Singleton
class AmendementListService {

    static final int PAGE_SIZE = 20;

    private static final int EXCERPT = 190;

    private final AmendementListRepository amendements;
    private final TexteService textes;
    private final ThemeService themes;

    AmendementListService(AmendementListRepository amendements, TexteService textes, ThemeService themes) {
        this.amendements = amendements;
        this.textes = textes;
        this.themes = themes;
    }

    /**
     * One page of a list.
     *
     * @param next token of the place after it, or null on the last page
     */
    record Slice(List<AmendementItem> items, String next) {}

    Slice slice(AmendementCriteria criteria, Language language) {
        var rows = find(criteria, PAGE_SIZE + 1);
        var isMore = rows.size() > PAGE_SIZE;
        var shown = isMore ? rows.subList(0, PAGE_SIZE) : rows;
        if (!isMore) {
            return new Slice(items(shown, language), null);
        }
        var last = shown.getLast();
        return new Slice(
                items(shown, language),
                AmendementCriteria.token(criteria.order(), last.deposeOn(), last.votes(), last.uid()));
    }

    long count(AmendementCriteria c) {
        return amendements.count(c.query(), c.texte(), c.groupe(), c.sort(), c.theme());
    }

    long countOpen() {
        return amendements.countOpen();
    }

    /** Over all scrutins. */
    long countBallots() {
        return amendements.countBallots();
    }

    /** Open scrutins, those with votes first. */
    List<AmendementItem> busiest(int size, Language language) {
        return items(amendements.busiest(size), language);
    }

    private List<AmendementListRow> find(AmendementCriteria c, int size) {
        var after = c.after() == null ? new After(null, 0, null) : c.after();
        return c.order() == Order.VOTES
                ? amendements.mostVoted(
                        c.query(), c.texte(), c.groupe(), c.sort(), c.theme(), after.votes(), after.uid(), size)
                : amendements.newest(
                        c.query(), c.texte(), c.groupe(), c.sort(), c.theme(), after.on(), after.uid(), size);
    }

    private List<AmendementItem> items(List<AmendementListRow> rows, Language language) {
        var named = textes.textes(
                rows.stream().map(AmendementListRow::texteUid).distinct().toList());
        var groupes = textes.groupes(rows.stream()
                .map(AmendementListRow::groupeUid)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var filed = themes.of(rows.stream().map(AmendementListRow::uid).toList());
        return rows.stream()
                .map(row -> item(row, named, groupes, filed.getOrDefault(row.uid(), List.of()), language))
                .toList();
    }

    private static AmendementItem item(
            AmendementListRow row,
            Map<String, Texte> textes,
            Map<String, Groupe> groupes,
            List<Theme> themes,
            Language language) {
        var m = Messages.of(language);
        var wording = new Wording(m);
        var groupe = groupes.get(row.groupeUid());
        var auteur = groupe != null
                ? groupe.libelle()
                : row.auteurType() == AuteurType.GOUVERNEMENT ? m.t("amendement.auteur.gouvernement") : null;
        var isPut = row.isOpen() != null;
        return new AmendementItem(
                row.numero(),
                language.href(Addresses.amendement(row.legislature(), row.path(), row.uid())),
                wording.texte(textes.get(row.texteUid()), row.texteUid()),
                Wording.uncapital(
                        wording.division(row.divisionTitre(), row.divisionDesignation(), row.divisionPosition())),
                auteur,
                Excerpt.of(row.extrait(), EXCERPT),
                wording.sort(
                        row.sort(),
                        row.sortLibelle() == null ? row.etatLibelle() : row.sortLibelle(),
                        row.organeExamen()),
                isPut && row.isOpen(),
                themes.stream().map(theme -> Wording.link(theme, language)).toList(),
                isPut ? TallyView.of(row.pour(), row.contre(), row.abstention(), m) : null);
    }
}
