package fr.voix.theme.suggestion;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.texte.Dossier;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the data on questions. Amendements without a text, or erased, are left out. */
@Singleton
record QuestionReader(AmendementService amendements, TexteService textes, LexemeRepository lexemes) {

    /** By uid, in any order. */
    Map<String, Reading> read(Collection<String> uids) {
        List<Amendement> found =
                amendements.findAll(uids).stream().filter(Amendement::hasText).toList();
        Map<String, Texte> ofTextes = textes.textes(
                found.stream().map(Amendement::texteUid).distinct().toList());
        Map<String, Dossier> ofDossiers = textes.dossiers(found.stream()
                .map(one -> dossierUid(one, ofTextes))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<QuestionFacts> subjects = new ArrayList<>();
        for (Amendement one : found) {
            subjects.add(QuestionFacts.of(
                    one, titre(ofTextes.get(one.texteUid()), ofDossiers.get(dossierUid(one, ofTextes)))));
        }
        Map<String, Lexemes> words =
                lexemes.lexemes(subjects.stream().collect(Collectors.toMap(QuestionFacts::uid, QuestionFacts::words)));
        Map<String, Reading> read = new LinkedHashMap<>();
        subjects.forEach(subject -> read.put(subject.uid(), new Reading(subject, words.get(subject.uid()))));
        return read;
    }

    private static String dossierUid(Amendement amendement, Map<String, Texte> ofTextes) {
        Texte texte = ofTextes.get(amendement.texteUid());
        return amendement.dossierUid() != null || texte == null ? amendement.dossierUid() : texte.dossierUid();
    }

    /** Each different title once, as many textes have the title of their dossier. */
    private static String titre(Texte texte, Dossier dossier) {
        Set<String> titres = new LinkedHashSet<>();
        Stream.of(
                        texte == null ? null : texte.titreCourt(),
                        texte == null ? null : texte.titre(),
                        dossier == null ? null : dossier.titre())
                .filter(Objects::nonNull)
                .forEach(titres::add);
        return String.join(" – ", titres);
    }
}
