package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.debat.AgendaService;
import fr.voix.parliament.debat.CompteRenduService;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Dossier;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.Official;
import fr.voix.parliament.texte.Organe;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The batches of everything but amendements; the transaction is the caller's. */
@Singleton
record ReferenceImport(
        TexteService references,
        ScrutinPublicService scrutins,
        AmendementService amendements,
        AgendaService agenda,
        CompteRenduService reports) {

    BatchResult apply(Kind kind, List<Recognised> files) {
        return switch (kind) {
            case DOSSIER ->
                apply(
                        files,
                        (record, file) -> DossierParser.dossier(record, file.fingerprint()),
                        references::dossiers,
                        this::saveDossiers);
            case DOCUMENT ->
                apply(
                        files,
                        (record, file) -> DossierParser.document(record, file.fingerprint()),
                        references::textes,
                        references::saveTextes);
            case ORGANE ->
                apply(
                        files,
                        (record, file) -> OrganeParser.parse(record, file.fingerprint()),
                        this::organes,
                        this::saveOrganes);
            case ACTEUR ->
                apply(
                        files,
                        (record, file) -> ActeurParser.parse(record, file.fingerprint()),
                        references::acteurs,
                        this::saveActeurs);
            case SCRUTIN ->
                apply(
                        files,
                        (record, file) -> ScrutinPublicParser.parse(record, file.fingerprint()),
                        scrutins::stored,
                        scrutins::save);
            case REUNION ->
                apply(
                        files,
                        (record, file) -> ReunionParser.parse(record, file.fingerprint()),
                        agenda::stored,
                        agenda::save);
            case COMPTE_RENDU ->
                apply(
                        files,
                        (xml, file) -> CompteRenduReader.parse(file.content(), file.fingerprint()),
                        reports::stored,
                        reports::save);
            case TITRE -> applyTitles(files);
            default -> throw new IllegalArgumentException(kind + " is not imported here");
        };
    }

    /** The textes that amendements name exist from then on. */
    void mentionTextes(List<Amendement> named) {
        Map<String, Texte> textes = new HashMap<>();
        named.forEach(amendement -> textes.put(
                amendement.texteUid(),
                TexteUid.texte(amendement.texteUid(), amendement.dossierUid(), null, null, Official.NAMED_ONLY)));
        references.mention(List.copyOf(textes.values()));
    }

    private static <T extends Official> BatchResult apply(
            List<Recognised> files,
            Comparison.Reading<T> reading,
            Function<Collection<String>, Map<String, ? extends Official>> stored,
            Consumer<List<T>> save) {
        Comparison<T> comparison = new Comparison<>(reading);
        var claimed = stored.apply(files.stream().map(Recognised::uid).toList());
        files.forEach(file -> comparison.add(file, claimed));
        var before = stored.apply(comparison.uids());
        comparison.dropKnown(before);
        if (!comparison.uids().isEmpty()) {
            save.accept(comparison.changes());
        }
        return comparison.result(before);
    }

    private void saveDossiers(List<Dossier.Detailed> dossiers) {
        references.saveDossiers(dossiers);
        amendements.refreshSearchOfDossiers(uids(dossiers));
    }

    private void saveActeurs(List<Acteur.Detailed> acteurs) {
        references.saveActeurs(acteurs);
        amendements.refreshSearchOfActeurs(uids(acteurs));
    }

    private static List<String> uids(List<? extends Official> saved) {
        return saved.stream().map(Official::uid).toList();
    }

    /** Groups among the organes, as in the official files. */
    private Map<String, Official> organes(Collection<String> uids) {
        Map<String, Official> stored = new HashMap<>(references.organes(uids));
        stored.putAll(references.groupes(uids));
        return stored;
    }

    private void saveOrganes(List<Official> found) {
        references.saveOrganes(only(Organe.class, found));
        references.saveGroupes(only(Groupe.class, found));
    }

    private static <T> List<T> only(Class<T> kind, List<Official> found) {
        return found.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** A table of titles is counted title by title. */
    private BatchResult applyTitles(List<Recognised> files) {
        List<Refusal> refusals = new ArrayList<>();
        Map<String, String> titles = new HashMap<>();
        for (Recognised file : files) {
            try {
                titles.putAll(DossierParser.titles(OfficialParser.parse(file.content())));
            } catch (RefusedException e) {
                refusals.add(new Refusal(Kind.TITRE, file.path(), e.getMessage()));
            }
        }
        Map<String, String> stored = new HashMap<>(references.titles(titles.keySet()));
        Map<String, Dossier> dossiers = references.dossiers(titles.keySet());
        dossiers.forEach((uid, dossier) -> stored.put(uid, dossier.titre()));
        Map<String, String> changes = new HashMap<>(titles);
        changes.entrySet()
                .removeIf(change -> change.getValue().equals(stored.get(change.getKey()))
                        || dossiers.containsKey(change.getKey())
                                && dossiers.get(change.getKey()).fingerprint().length > 0);
        saveTitles(changes);
        int updated =
                (int) changes.keySet().stream().filter(stored::containsKey).count();
        return new BatchResult(changes.size() - updated, updated, titles.size() - changes.size(), refusals);
    }

    private void saveTitles(Map<String, String> titles) {
        List<Dossier> dossiers = new ArrayList<>();
        List<Texte> textes = new ArrayList<>();
        titles.forEach((uid, title) -> {
            if (DossierParser.isDossier(uid)) {
                dossiers.add(new Dossier(uid, title, Official.NAMED_ONLY));
            } else {
                textes.add(TexteUid.texte(uid, null, null, title, Official.NAMED_ONLY));
            }
        });
        if (!dossiers.isEmpty()) {
            references.nameDossiers(dossiers);
            amendements.refreshSearchOfDossiers(uids(dossiers));
        }
        if (!textes.isEmpty()) {
            references.nameTextes(textes);
            amendements.refreshSearchOfTextes(uids(textes));
        }
    }
}
