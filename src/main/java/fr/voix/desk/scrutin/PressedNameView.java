package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import fr.voix.desk.scrutin.PressurePage.Named;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.summary.NamedScrutin;
import fr.voix.theme.summary.NamedScrutinService;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names Scrutins and petitions by their titles for whoever works here, those too that the public does not see. */
@Singleton
record PressedNameView(
        NamedScrutinService shown, AmendementService amendements, GistService gists, PetitionService petitions) {

    /** By uid; what nobody can be told of is absent. */
    Map<String, Named> names(Messages words, Collection<String> uids) {
        var named = new HashMap<String, Named>();
        var scrutins = uids.stream().filter(UrnKind.SCRUTIN::isOf).toList();
        for (NamedScrutin one : shown.named(scrutins, words.language()).values()) {
            named.put(one.uid(), named(words, one.uid(), one.title(), false));
        }
        for (Amendement one : amendements.findAll(rest(scrutins, named))) {
            var asked = gists.of(one, words.language()).text();
            named.put(one.uid(), named(words, one.uid(), words.t("amendement.title", one.numero(), asked), true));
        }
        var numbers =
                uids.stream().filter(UrnKind.PETITION::isOf).map(Long::valueOf).toList();
        var known = petitions.findAllShown(numbers);
        for (long number : numbers) {
            Optional.ofNullable(known.get(number))
                    .or(() -> petitions.find(number))
                    .ifPresent(one -> named.put(one.uid(), named(words, one)));
        }
        return named;
    }

    private static List<String> rest(List<String> uids, Map<String, Named> named) {
        return uids.stream().filter(uid -> !named.containsKey(uid)).toList();
    }

    /** Its title is in French alone, and may have been erased. */
    private static Named named(Messages words, Petition petition) {
        var titre = petition.text().titre();
        return titre.isBlank()
                ? named(words, petition.uid(), words.t("decision.petition", petition.uid()), !petition.isShown())
                : new Named(link(words, petition.uid()), titre, "fr", !petition.isShown());
    }

    private static Named named(Messages words, String uid, String title, boolean isHidden) {
        return new Named(link(words, uid), title, null, isHidden);
    }

    private static String link(Messages words, String uid) {
        return words.link(DecisionSubject.address(uid));
    }
}
