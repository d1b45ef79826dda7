package fr.voix.site.api;

import fr.voix.base.http.NothingHereException;
import fr.voix.base.text.Addresses;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.FacetService;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteDepute;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.rollcall.VoteFigureService;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.api.ActeurJson.MandatJson;
import fr.voix.site.api.ActeurJson.PresenceJson;
import fr.voix.site.api.ActeurJson.VoteJson;
import fr.voix.site.api.DossierJson.TexteJson;
import fr.voix.site.api.GroupeJson.AccordJson;
import fr.voix.site.api.GroupeJson.CohesionJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the open API says of deputies, groups, dossiers and textes. */
@Singleton
record ParliamentApiService(
        TexteService textes, ScrutinPublicService scrutins, VoteFigureService figures, FacetService facets) {

    private static final int ACTEURS = 500;
    private static final int VOTES = 200;

    ActeurJson.Slice acteurs(@Nullable String groupe, @Nullable String after) {
        var found = textes.acteursAfter(groupe, after, ACTEURS + 1);
        var shown = found.subList(0, Math.min(ACTEURS, found.size()));
        return new ActeurJson.Slice(
                shown.stream().map(ActeurJson::of).toList(),
                found.size() > ACTEURS ? shown.getLast().uid() : null);
    }

    ActeurJson acteur(String uid) {
        var acteur = known(uid);
        return ActeurJson.of(
                acteur,
                textes.mandats(uid).stream().map(MandatJson::of).toList(),
                PresenceJson.of(scrutins.presence(uid)),
                outcomes(Facet.AUTEUR, uid));
    }

    /** Who voted and is in no file has votes, and no name. */
    ActeurJson.Votes votes(String uid, @Nullable LocalDate du, @Nullable LocalDate au, @Nullable String after) {
        var found = scrutins.votesOf(uid, du, au, after, VOTES + 1);
        if (found.isEmpty()) {
            known(uid);
        }
        if (after != null && scrutins.stored(List.of(after)).isEmpty()) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "No such place in the list");
        }
        var shown = found.subList(0, Math.min(VOTES, found.size()));
        Map<String, ScrutinPublic> stored =
                scrutins.stored(shown.stream().map(VoteDepute::scrutinPublicUid).toList());
        return new ActeurJson.Votes(
                shown.stream()
                        .map(vote -> VoteJson.of(vote, stored.get(vote.scrutinPublicUid())))
                        .toList(),
                found.size() > VOTES ? shown.getLast().scrutinPublicUid() : null);
    }

    private Acteur known(String uid) {
        return textes.acteur(uid).orElseThrow(NothingHereException::new);
    }

    /** @param isCurrent null for whichever; the days likewise */
    GroupeJson.All groupes(@Nullable Boolean isCurrent, @Nullable LocalDate du, @Nullable LocalDate au) {
        return new GroupeJson.All(textes.allGroupes().stream()
                .filter(one -> isCurrent == null || isCurrent == (one.finOn() == null))
                .filter(one -> du == null || one.finOn() == null || !one.finOn().isBefore(du))
                .filter(one ->
                        au == null || one.debutOn() == null || !one.debutOn().isAfter(au))
                .map(GroupeJson::of)
                .toList());
    }

    GroupeJson groupe(String uid) {
        return GroupeJson.of(
                textes.groupe(uid).orElseThrow(NothingHereException::new),
                textes.members(uid).stream().map(Acteur::uid).toList(),
                CohesionJson.of(figures.cohesion(uid)),
                figures.agreements(uid).stream().map(AccordJson::of).toList(),
                outcomes(Facet.GROUPE, uid));
    }

    DossierJson.All dossiers(AmendementCriteria criteria) {
        return new DossierJson.All(facets.values(Facet.DOSSIER, criteria).stream()
                .map(value -> new DossierJson(
                        value.value(),
                        value.label(),
                        value.amendements(),
                        Addresses.dossier(value.value()),
                        null,
                        null))
                .toList());
    }

    DossierJson dossier(String uid) {
        var versions = textes.ofDossier(uid);
        if (versions.isEmpty()) {
            throw new NothingHereException();
        }
        var dossier = textes.dossiers(List.of(uid)).get(uid);
        return new DossierJson(
                uid,
                dossier == null ? versions.getFirst().titreCourt() : dossier.titre(),
                outcomes(Facet.DOSSIER, uid).stream()
                        .mapToLong(OutcomeJson::total)
                        .sum(),
                Addresses.dossier(uid),
                versions.stream()
                        .map(texte -> TexteJson.of(texte, outcomes(Facet.TEXTE, texte.uid())))
                        .toList(),
                scrutins.ofDossier(uid).stream().map(one -> one.scrutin().uid()).toList());
    }

    TexteJson texte(String uid) {
        return TexteJson.of(textes.texte(uid).orElseThrow(NothingHereException::new), outcomes(Facet.TEXTE, uid));
    }

    private List<OutcomeJson> outcomes(Facet facet, String value) {
        return OutcomeJson.of(facets.outcomes(facet, value));
    }
}
