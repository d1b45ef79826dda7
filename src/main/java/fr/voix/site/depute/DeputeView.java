package fr.voix.site.depute;

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
import fr.voix.parliament.rollcall.Presence;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.rollcall.VoteFigureService;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Mandat;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.site.amendement.OutcomeWording;
import fr.voix.site.depute.DeputePage.MandatText;
import fr.voix.site.depute.DeputePage.PresenceText;
import fr.voix.site.match.PositionsService;
import fr.voix.site.rollcall.RollCallItemService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts one deputy into a page: what was tabled, the latest votes, presence. */
@Singleton
record DeputeView(
        TexteService textes,
        ScrutinPublicService scrutins,
        VoteFigureService figures,
        FacetService facets,
        AmendementListService amendements,
        RollCallItemService rollCalls,
        PositionsService positions,
        PageFraming site) {

    private static final int SHOWN = 5;
    private static final int PAGE_SIZE = 40;
    private static final String OFFICIAL = "https://www.assemblee-nationale.fr/dyn/deputes/";

    /** The page of a deputy, or where it is: an official uid leads there. */
    Answer page(String slug, Language language) {
        var acteur = textes.acteurAt(slug).orElseThrow(NothingHereException::new);
        return acteur.slug().equals(slug)
                ? Answer.html(site.render("site/depute/depute", page(acteur, language)))
                : Answer.movedTo(language.href(Addresses.depute(acteur.slug())));
    }

    private DeputePage page(Acteur acteur, Language language) {
        var m = Messages.of(language);
        var path = Addresses.depute(acteur.slug());
        var mandats = textes.mandats(acteur.uid());
        var seat = seat(acteur, mandats, m);
        var outcomes = facets.outcomes(Facet.AUTEUR, acteur.uid());
        var reported = OutcomeWording.of(facets.outcomes(Facet.RAPPORTEUR, acteur.uid()), m);
        var tabled = AmendementCriteria.of(Facet.AUTEUR, acteur.uid()).orElseThrow();
        var votes = scrutins.votesOf(acteur.uid(), null, SHOWN + 1);
        var frame = site.frame(
                language,
                path,
                acteur.name(),
                m.t("depute.description", acteur.name(), seat),
                "deputes",
                List.of(new Link(m.t("depute.title"), language.href(Addresses.DEPUTES))));
        return new DeputePage(
                frame,
                acteur.uid(),
                acteur.name(),
                form(acteur),
                seat,
                textes.groupe(Objects.requireNonNullElse(acteur.groupeUid(), ""))
                        .map(groupe -> new Link(groupe.libelle(), language.href(Addresses.groupe(groupe.slug()))))
                        .orElse(null),
                OutcomeWording.of(outcomes, m),
                outcomes.isEmpty() ? List.of() : amendements.first(tabled, SHOWN, language),
                language.href("/amendements?auteur=" + acteur.uid()),
                reported == null ? null : new Link(reported, language.href("/amendements?rapporteur=" + acteur.uid())),
                rollCalls.votes(votes.subList(0, Math.min(SHOWN, votes.size())), language),
                votes.size() > SHOWN ? language.href(path + "/votes") : null,
                presence(scrutins.presence(acteur.uid()), m),
                positions.page(frame),
                told(mandats, m),
                OFFICIAL + acteur.uid(),
                language.href(Addresses.follow("acteur", acteur.uid())));
    }

    /** Another page of the votes, or where it is. */
    Answer votes(String slug, @Nullable String before, Language language) {
        var acteur = textes.acteurAt(slug).orElseThrow(NothingHereException::new);
        if (before != null && scrutins.stored(List.of(before)).isEmpty()) {
            throw new NothingHereException();
        }
        return acteur.slug().equals(slug)
                ? Answer.html(votes(acteur, before, language))
                : Answer.movedTo(language.href(Addresses.depute(acteur.slug()) + "/votes"));
    }

    private byte[] votes(Acteur acteur, @Nullable String before, Language language) {
        var m = Messages.of(language);
        var path = Addresses.depute(acteur.slug()) + "/votes";
        var votes = scrutins.votesOf(acteur.uid(), before, PAGE_SIZE + 1);
        var shown = votes.subList(0, Math.min(PAGE_SIZE, votes.size()));
        return site.render(
                "site/depute/votes",
                new DeputePage.Votes(
                        site.frame(
                                language,
                                path,
                                m.t("depute.votes.page", acteur.name()),
                                m.t("depute.votes.page", acteur.name()),
                                "deputes",
                                List.of(
                                        new Link(m.t("depute.title"), language.href(Addresses.DEPUTES)),
                                        new Link(acteur.name(), language.href(Addresses.depute(acteur.slug()))))),
                        acteur.name(),
                        rollCalls.votes(shown, language),
                        before == null ? null : language.href(path),
                        votes.size() > PAGE_SIZE
                                ? language.href(path) + "?after="
                                        + shown.getLast().scrutinPublicUid()
                                : null));
    }

    static String form(Acteur acteur) {
        return acteur.civilite().equals("Mme") ? "F" : "M";
    }

    private static String seat(Acteur acteur, List<Mandat> mandats, Messages m) {
        var seats = mandats.stream()
                .filter(mandat -> mandat.type() == Mandat.Type.ASSEMBLEE)
                .toList();
        var where = acteur.departement() == null ? null : place(acteur, m);
        if (seats.isEmpty()) {
            return where == null ? m.t("depute.seat.unknown") : where;
        }
        var until = seats.getLast().finOn();
        var what = until == null
                ? m.t("depute.seat." + form(acteur))
                : m.t("depute.seat.former." + form(acteur), m.date(until));
        return where == null ? what : m.t("depute.seat.of", what, where);
    }

    static String place(Acteur acteur, Messages m) {
        return acteur.numeroCirconscription() == null
                ? acteur.departement()
                : acteur.departement() + ", " + circonscription(acteur.numeroCirconscription(), m);
    }

    static String circonscription(String numero, Messages m) {
        return numero.matches("\\d{1,3}") ? m.t("depute.circonscription", Integer.parseInt(numero)) : numero;
    }

    @Nullable
    private static PresenceText presence(Presence presence, Messages m) {
        if (presence.held() == 0) {
            return null;
        }
        var notes = new ArrayList<String>();
        if (presence.delegated() > 0) {
            notes.add(m.t("depute.presence.delegated", presence.delegated(), m.number(presence.delegated())));
        }
        if (presence.excused() > 0) {
            notes.add(m.t("depute.presence.excused", presence.excused(), m.number(presence.excused())));
        }
        return new PresenceText(
                m.number(presence.voted()),
                m.t("depute.presence.of", presence.held(), m.number(presence.held())),
                m.t("depute.presence.period", m.date(presence.firstOn()), m.date(presence.lastOn())),
                notes);
    }

    /** Groups and committees of which the files have a name. */
    private List<MandatText> told(List<Mandat> mandats, Messages m) {
        var uids =
                mandats.stream().map(Mandat::organeUid).filter(Objects::nonNull).toList();
        var groupes = textes.groupes(uids);
        var organes = textes.organes(uids);
        var told = new ArrayList<MandatText>();
        for (var mandat : mandats) {
            var groupe = groupes.get(mandat.organeUid());
            var organe = organes.get(mandat.organeUid());
            var where = groupe != null
                    ? new Link(
                            groupe.libelle(),
                            groupe.finOn() == null || figures.hasVoted(groupe.uid())
                                    ? m.link(Addresses.groupe(groupe.slug()))
                                    : null)
                    : organe == null ? null : new Link(organe.libelle(), null);
            if (mandat.type() == Mandat.Type.ASSEMBLEE || where != null) {
                told.add(new MandatText(
                        m.t("depute.mandat." + mandat.type().name()),
                        mandat.type() == Mandat.Type.ASSEMBLEE ? null : where,
                        period(mandat, m)));
            }
        }
        // files have who joins a group and who leads it as mandates of the same days
        return told.stream().distinct().toList();
    }

    private static String period(Mandat mandat, Messages m) {
        return mandat.finOn() == null
                ? m.t("depute.since", m.date(mandat.debutOn()))
                : m.t("depute.between", m.date(mandat.debutOn()), m.date(mandat.finOn()));
    }
}
