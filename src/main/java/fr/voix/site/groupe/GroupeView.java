package fr.voix.site.groupe;

import fr.voix.base.answer.Answer;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.FacetService;
import fr.voix.parliament.rollcall.GroupeAgreement;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.rollcall.VoteFigureService;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.site.amendement.OutcomeWording;
import fr.voix.site.groupe.GroupePage.Line;
import fr.voix.site.groupe.GroupePage.Listing;
import fr.voix.site.groupe.GroupePage.Member;
import fr.voix.site.groupe.GroupePage.Neighbour;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Puts parliamentary groups into pages. */
@Singleton
record GroupeView(
        TexteService textes,
        ScrutinPublicService scrutins,
        VoteFigureService figures,
        FacetService facets,
        AmendementListService amendements,
        PageFraming site) {

    private static final int SHOWN = 5;

    /** Roll-calls under which a mean says nothing. */
    private static final int FEWEST = 10;

    byte[] list(Language language) {
        var m = Messages.of(language);
        var members = textes.memberCounts();
        return site.render(
                "site/groupe/list",
                new Listing(
                        site.frame(
                                language, Addresses.GROUPES, m.t("groupe.title"), m.t("groupe.lede"), null, List.of()),
                        textes.allGroupes().stream()
                                .filter(groupe -> members.containsKey(groupe.uid())
                                        || groupe.finOn() != null && figures.hasVoted(groupe.uid()))
                                .sorted(Comparator.comparing((Groupe groupe) -> groupe.finOn() != null)
                                        .thenComparing(Groupe::libelle, Collator.getInstance(Locale.FRENCH)))
                                .map(groupe -> line(groupe, members.getOrDefault(groupe.uid(), 0L), m))
                                .toList()));
    }

    private static Line line(Groupe groupe, long members, Messages m) {
        return new Line(
                groupe.libelle(),
                groupe.sigle(),
                m.link(Addresses.groupe(groupe.slug())),
                groupe.finOn() == null ? m.t("depute.count", members, m.number(members)) : period(groupe, m));
    }

    /** The page of a group, or where it is: an official uid leads there. */
    Answer page(String slug, NeighbourOrder order, Language language) {
        var groupe = textes.groupeAt(slug).orElseThrow(NothingHereException::new);
        return groupe.slug().equals(slug)
                ? Answer.html(site.render("site/groupe/groupe", page(groupe, order, language)))
                : Answer.movedTo(language.href(Addresses.groupe(groupe.slug())));
    }

    private GroupePage page(Groupe groupe, NeighbourOrder order, Language language) {
        var m = Messages.of(language);
        var path = Addresses.groupe(groupe.slug());
        var isOver = groupe.finOn() != null;
        var outcomes = facets.outcomes(Facet.GROUPE, groupe.uid());
        var tabled = AmendementCriteria.of(Facet.GROUPE, groupe.uid()).orElseThrow();
        var members = members(groupe, isOver, m);
        if (isOver && outcomes.isEmpty() && members.isEmpty()) {
            throw new NothingHereException();
        }
        var cohesion = figures.cohesion(groupe.uid());
        var hasCohesion = cohesion.scrutins() >= FEWEST && !groupe.isOfNone();
        return new GroupePage(
                site.frame(
                        language,
                        path,
                        groupe.libelle(),
                        m.t("groupe.description", groupe.libelle()),
                        null,
                        List.of(new Link(m.t("groupe.title"), language.href(Addresses.GROUPES)))),
                groupe.libelle(),
                groupe.sigle(),
                period(groupe, m),
                isOver,
                members,
                !hasCohesion ? null : m.percent(100 * cohesion.index()),
                !hasCohesion ? null : m.t("groupe.cohesion.of", cohesion.scrutins(), m.number(cohesion.scrutins())),
                groupe.isOfNone() ? List.of() : neighbours(groupe, order, m),
                Stream.of(NeighbourOrder.values())
                        .map(other -> new Link(
                                m.t("groupe.order." + other.name()),
                                other == order ? null : language.href(path) + other.query()))
                        .toList(),
                OutcomeWording.of(outcomes, m),
                outcomes.isEmpty() ? List.of() : amendements.first(tabled, SHOWN, language),
                language.href("/amendements?groupe=" + groupe.uid()));
    }

    @Nullable
    private static String period(Groupe groupe, Messages m) {
        if (groupe.debutOn() == null) {
            return null;
        }
        return groupe.finOn() == null
                ? m.t("depute.since", m.date(groupe.debutOn()))
                : m.t("depute.between", m.date(groupe.debutOn()), m.date(groupe.finOn()));
    }

    private List<Member> members(Groupe groupe, boolean isOver, Messages m) {
        var members = isOver
                ? textes.acteurs(scrutins.voters(groupe.uid())).values().stream()
                        .sorted(Acteur.BY_NAME)
                        .toList()
                : textes.members(groupe.uid());
        return members.stream()
                .map(acteur -> new Member(acteur.name(), m.link(Addresses.depute(acteur.slug())), acteur.departement()))
                .toList();
    }

    private List<Neighbour> neighbours(Groupe groupe, NeighbourOrder order, Messages m) {
        var near = figures.agreements(groupe.uid()).stream()
                .filter(agreement -> agreement.scrutins() >= FEWEST)
                .toList();
        var known = textes.groupes(near.stream().map(GroupeAgreement::groupeUid).toList());
        return near.stream()
                .filter(agreement -> !known.containsKey(agreement.groupeUid())
                        || !known.get(agreement.groupeUid()).isOfNone())
                .sorted(order.of(known))
                .map(agreement -> neighbour(agreement, known, m))
                .toList();
    }

    private static Neighbour neighbour(GroupeAgreement agreement, Map<String, Groupe> known, Messages m) {
        var groupe = known.get(agreement.groupeUid());
        return new Neighbour(
                groupe == null ? agreement.groupeUid() : groupe.libelle(),
                groupe == null ? null : m.link(Addresses.groupe(groupe.slug())),
                String.format(Locale.ROOT, "%.1f%%", 100 * agreement.share()),
                m.percent(100 * agreement.share()),
                m.number(agreement.scrutins()));
    }
}
