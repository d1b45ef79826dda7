package fr.voix.site.dossier;

import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Division;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.FacetService;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.rollcall.ScrutinPublicService.OnDossier;
import fr.voix.parliament.texte.Lecture;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import fr.voix.petition.reading.PetitionListService;
import fr.voix.site.amendement.OutcomeWording;
import fr.voix.site.dossier.DossierPage.Line;
import fr.voix.site.dossier.DossierPage.Listing;
import fr.voix.site.dossier.DossierPage.Place;
import fr.voix.site.dossier.DossierPage.Reading;
import fr.voix.site.dossier.DossierPage.Version;
import fr.voix.site.rollcall.RollCallItem;
import fr.voix.site.rollcall.RollCallItemService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts dossiers into pages. */
@Singleton
record DossierView(
        TexteService textes,
        FacetService facets,
        ScrutinPublicService scrutins,
        RollCallItemService rollCalls,
        PetitionListService petitions,
        PageFraming site) {

    private static final int MOST_PLACES = 40;
    private static final int MOST_ROLL_CALLS = 20;
    private static final String OFFICIAL = "https://www.assemblee-nationale.fr/dyn/%s/dossiers/%s";

    byte[] list(Language language) {
        var m = Messages.of(language);
        return site.render(
                "site/dossier/list",
                new Listing(
                        site.frame(
                                language,
                                Addresses.DOSSIERS,
                                m.t("dossier.title"),
                                m.t("dossier.lede"),
                                null,
                                List.of()),
                        facets.values(Facet.DOSSIER).stream()
                                .map(value -> new Line(
                                        new Link(
                                                Wording.curly(Wording.capital(
                                                        Objects.requireNonNullElse(value.label(), value.value()))),
                                                language.href(Addresses.dossier(value.value()))),
                                        m.t("dossier.amendements", value.amendements(), m.number(value.amendements()))))
                                .toList()));
    }

    byte[] page(String uid, Language language) {
        var m = Messages.of(language);
        var versions = textes.ofDossier(uid);
        if (versions.isEmpty()) {
            throw new NothingHereException();
        }
        var titre = titre(uid, versions, m);
        var votes = scrutins.ofDossier(uid).stream().collect(Collectors.partitioningBy(OnDossier::isOnAmendement));
        var places = facets.divisions(uid).stream()
                .filter(division -> new Wording(m).division(division) != null)
                .map(division -> place(uid, division, m))
                .toList();
        return site.render(
                "site/dossier/dossier",
                new DossierPage(
                        site.frame(
                                language,
                                Addresses.dossier(uid),
                                titre,
                                m.t("dossier.description", titre),
                                null,
                                List.of(new Link(m.t("dossier.title"), language.href(Addresses.DOSSIERS)))),
                        titre,
                        OutcomeWording.of(facets.outcomes(Facet.DOSSIER, uid), m),
                        language.href("/amendements?dossier=" + uid),
                        readings(uid, m),
                        versions.stream().map(texte -> version(texte, m)).toList(),
                        places.stream().limit(MOST_PLACES).toList(),
                        of(MOST_PLACES, places.size(), m),
                        items(votes.get(false), language),
                        of(MOST_ROLL_CALLS, votes.get(false).size(), m),
                        items(votes.get(true), language),
                        of(MOST_ROLL_CALLS, votes.get(true).size(), m),
                        versions.stream()
                                .flatMap(texte -> petitions.aboutTexte(texte.uid(), language).stream())
                                .toList(),
                        uid.startsWith("DLR") ? OFFICIAL.formatted(legislature(uid), uid) : null));
    }

    private List<RollCallItem> items(List<OnDossier> votes, Language language) {
        return rollCalls.items(
                votes.stream().limit(MOST_ROLL_CALLS).map(OnDossier::scrutin).toList(), language);
    }

    private List<Reading> readings(String uid, Messages m) {
        var lectures = textes.lectures(uid);
        var decided = scrutins.stored(lectures.stream()
                .flatMap(lecture -> Stream.of(lecture.scrutins()))
                .toList());
        return lectures.stream().map(lecture -> reading(lecture, decided, m)).toList();
    }

    private static Reading reading(Lecture lecture, Map<String, ScrutinPublic> decided, Messages m) {
        var key = "dossier.reading." + lecture.code();
        return new Reading(
                m.has(key) ? m.t(key) : Wording.curly(lecture.libelle()),
                m.has(key) ? m.language().code() : "fr",
                period(lecture, m),
                lecture.conclusion() == null ? null : Wording.curly(Wording.capital(lecture.conclusion())),
                Stream.of(lecture.scrutins())
                        .map(decided::get)
                        .filter(Objects::nonNull)
                        .map(one -> new Link(
                                m.t("rollcall.number", Integer.toString(one.numero())),
                                m.link(Addresses.rollCall(one.legislature(), one.numero()))))
                        .toList());
    }

    @Nullable
    private static String period(Lecture lecture, Messages m) {
        if (lecture.debutOn() == null || lecture.debutOn().equals(lecture.finOn())) {
            return lecture.debutOn() == null ? null : m.date(lecture.debutOn());
        }
        return m.t("depute.between", m.date(lecture.debutOn()), m.date(lecture.finOn()));
    }

    /** How many of how many are shown; null for all. */
    @Nullable
    private static String of(int most, int all, Messages m) {
        return all <= most ? null : m.t("dossier.of", m.number(most), m.number(all));
    }

    /** The uid of a dossier is its country's number, its legislature and its own: {@code DLR5L17N52428}. */
    private static String legislature(String uid) {
        return uid.replaceFirst("^DLR\\dL(\\d+)N.*$", "$1");
    }

    private String titre(String uid, List<Texte> versions, Messages m) {
        var dossier = textes.dossiers(List.of(uid)).get(uid);
        return dossier != null
                ? Wording.curly(Wording.capital(dossier.titre()))
                : new Wording(m).texte(versions.getFirst(), uid);
    }

    private Version version(Texte texte, Messages m) {
        long amendements = facets.outcomes(Facet.TEXTE, texte.uid()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Version(
                new Wording(m).texte(texte, texte.uid()),
                texte.numero() == null ? texte.uid() : m.t("amendement.texte.numero", texte.numero()),
                m.t(
                        texte.uid().contains("BTC")
                                ? "dossier.stage.committee"
                                : texte.uid().contains("BTA") ? "dossier.stage.adopted" : "dossier.stage.tabled"),
                amendements == 0
                        ? null
                        : new Link(
                                m.t("dossier.amendements", amendements, m.number(amendements)),
                                m.link(Addresses.ofTexte(texte.uid()))));
    }

    private static Place place(String uid, Division division, Messages m) {
        return new Place(
                new Wording(m).division(division),
                new Link(
                        m.number(division.amendements()),
                        m.link("/amendements?dossier=" + uid + "&article=" + division.key())),
                m.number(division.adopted()));
    }
}
