package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Dossier;
import fr.voix.parliament.texte.Fingerprinted;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.Organe;
import fr.voix.parliament.texte.ReferenceService;
import fr.voix.parliament.texte.Texte;
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
class ReferenceBatchService {

    private final ReferenceService references;
    private final ScrutinPublicService scrutins;
    private final AmendementService amendements;

    ReferenceBatchService(ReferenceService references, ScrutinPublicService scrutins, AmendementService amendements) {
        this.references = references;
        this.scrutins = scrutins;
        this.amendements = amendements;
    }

    BatchResult apply(Kind kind, List<Recognised> files) {
        return switch (kind) {
            case DOSSIER ->
                apply(
                        files,
                        reading(DossierParser::dossier, Dossier::uid),
                        references::dossierFingerprints,
                        this::saveDossiers);
            case DOCUMENT ->
                apply(
                        files,
                        reading(DossierParser::document, Texte::uid),
                        references::texteFingerprints,
                        references::saveTextes);
            case ORGANE ->
                apply(
                        files,
                        reading(OrganeParser::parse, ReferenceBatchService::organeUid),
                        references::organeFingerprints,
                        this::saveOrganes);
            case ACTEUR ->
                apply(
                        files,
                        reading(ActeurParser::parse, Acteur::uid),
                        references::acteurFingerprints,
                        this::saveActeurs);
            case SCRUTIN ->
                apply(
                        files,
                        reading(ScrutinPublicParser::parse, ScrutinPublic::uid),
                        scrutins::fingerprints,
                        scrutins::save);
            case TITRE -> applyTitles(files);
            default -> throw new IllegalArgumentException(kind + " is not imported here");
        };
    }

    /** The textes that amendements name exist from then on. */
    void mentionTextes(List<Amendement> named) {
        Map<String, Texte> textes = new HashMap<>();
        named.forEach(amendement -> textes.put(
                amendement.texteUid(), TexteUid.texte(amendement.texteUid(), amendement.dossierUid(), null, null)));
        references.mention(textes.values());
    }

    private static <T> BatchResult apply(
            List<Recognised> files,
            Comparison.Reading<T> reading,
            Function<Collection<String>, Map<String, byte[]>> fingerprints,
            Consumer<List<Fingerprinted<T>>> save) {
        Comparison<T> comparison = new Comparison<>(reading);
        Map<String, byte[]> claimed =
                fingerprints.apply(files.stream().map(Recognised::uid).toList());
        files.forEach(file -> comparison.add(file, claimed));
        Map<String, byte[]> before = fingerprints.apply(comparison.uids());
        comparison.dropKnown(before);
        if (!comparison.uids().isEmpty()) {
            save.accept(comparison.changes());
        }
        return comparison.result(before);
    }

    private void saveDossiers(List<Fingerprinted<Dossier>> dossiers) {
        references.saveDossiers(dossiers);
        amendements.refreshSearchOfDossiers(
                dossiers.stream().map(one -> one.value().uid()).toList());
    }

    private void saveActeurs(List<Fingerprinted<Acteur>> acteurs) {
        references.saveActeurs(acteurs);
        amendements.refreshSearchOfActeurs(
                acteurs.stream().map(one -> one.value().uid()).toList());
    }

    private void saveOrganes(List<Fingerprinted<Object>> found) {
        List<Fingerprinted<Organe>> organes = new ArrayList<>();
        List<Fingerprinted<Groupe>> groupes = new ArrayList<>();
        for (Fingerprinted<Object> one : found) {
            if (one.value() instanceof Groupe groupe) {
                groupes.add(new Fingerprinted<>(groupe, one.fingerprint()));
            } else if (one.value() instanceof Organe organe) {
                organes.add(new Fingerprinted<>(organe, one.fingerprint()));
            }
        }
        references.saveOrganes(organes);
        references.saveGroupes(groupes);
    }

    private static String organeUid(Object organe) {
        return organe instanceof Groupe groupe ? groupe.uid() : ((Organe) organe).uid();
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
        Map<String, String> stored = new HashMap<>(references.texteTitles(titles.keySet()));
        stored.putAll(references.dossierTitles(titles.keySet()));
        Map<String, byte[]> official = references.dossierFingerprints(titles.keySet());
        Map<String, String> changes = new HashMap<>(titles);
        changes.entrySet()
                .removeIf(change -> change.getValue().equals(stored.get(change.getKey()))
                        || official.getOrDefault(change.getKey(), new byte[0]).length > 0);
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
                dossiers.add(new Dossier(uid, title));
            } else {
                textes.add(TexteUid.texte(uid, null, null, title));
            }
        });
        if (!dossiers.isEmpty()) {
            references.nameDossiers(dossiers);
            amendements.refreshSearchOfDossiers(
                    dossiers.stream().map(Dossier::uid).toList());
        }
        if (!textes.isEmpty()) {
            references.nameTextes(textes);
            amendements.refreshSearchOfTextes(textes.stream().map(Texte::uid).toList());
        }
    }

    /** How one kind is parsed. */
    private interface Parse<T> {
        T of(OfficialNode record) throws RefusedException;
    }

    private static <T> Comparison.Reading<T> reading(Parse<T> parse, Function<T, String> uid) {
        return new Comparison.Reading<>() {
            @Override
            public T parse(OfficialNode record, String path) throws RefusedException {
                return parse.of(record);
            }

            @Override
            public String uid(T value) {
                return uid.apply(value);
            }
        };
    }
}
