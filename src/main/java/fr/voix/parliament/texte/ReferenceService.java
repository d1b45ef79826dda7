package fr.voix.parliament.texte;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Takes in the parliament's reference data; {@link TexteService} reads it. Every method is idempotent. */
@Singleton
public class ReferenceService {

    private final DossierRepository dossiers;
    private final TexteRepository textes;
    private final OrganeRepository organes;
    private final GroupeRepository groupes;
    private final ActeurRepository acteurs;

    ReferenceService(
            DossierRepository dossiers,
            TexteRepository textes,
            OrganeRepository organes,
            GroupeRepository groupes,
            ActeurRepository acteurs) {
        this.dossiers = dossiers;
        this.textes = textes;
        this.organes = organes;
        this.groupes = groupes;
        this.acteurs = acteurs;
    }

    /** What is stored of each uid; absent when nothing is, empty when it was only named by another source. */
    @Transactional
    public Map<String, byte[]> dossierFingerprints(Collection<String> uids) {
        return byUid(dossiers.findFingerprints(array(uids)));
    }

    /** Likewise. */
    @Transactional
    public Map<String, byte[]> texteFingerprints(Collection<String> uids) {
        return byUid(textes.findFingerprints(array(uids)));
    }

    /** Likewise, groups among the organes as in the official files. */
    @Transactional
    public Map<String, byte[]> organeFingerprints(Collection<String> uids) {
        List<Fingerprint> rows = new ArrayList<>(organes.findFingerprints(array(uids)));
        rows.addAll(groupes.findFingerprints(array(uids)));
        return byUid(rows);
    }

    /** Likewise. */
    @Transactional
    public Map<String, byte[]> acteurFingerprints(Collection<String> uids) {
        return byUid(acteurs.findFingerprints(array(uids)));
    }

    @Transactional
    public void saveDossiers(List<Fingerprinted<Dossier>> found) {
        dossiers.upsert(rows(found, DossierRow::of));
    }

    @Transactional
    public void saveTextes(List<Fingerprinted<Texte>> found) {
        textes.upsert(rows(found, TexteRow::of));
    }

    @Transactional
    public void saveOrganes(List<Fingerprinted<Organe>> found) {
        organes.upsert(rows(found, OrganeRow::of));
    }

    @Transactional
    public void saveGroupes(List<Fingerprinted<Groupe>> found) {
        groupes.upsert(rows(found, GroupeRow::of));
    }

    @Transactional
    public void saveActeurs(List<Fingerprinted<Acteur>> found) {
        acteurs.upsert(rows(found, ActeurRow::of));
    }

    /** Textes that amendements name: kept with what the uid says, until a file about them comes. */
    @Transactional
    public void mention(Collection<Texte> named) {
        textes.insertMissing(
                named.stream().map(texte -> TexteRow.of(texte, new byte[0])).toList());
    }

    /** Current short titles of textes; absent where there is none. */
    @Transactional
    public Map<String, String> texteTitles(Collection<String> uids) {
        return titles(textes.findTitles(array(uids)));
    }

    /** Gives textes their short titles, unknown textes too. */
    @Transactional
    public void nameTextes(Collection<Texte> named) {
        textes.name(named.stream().map(texte -> TexteRow.of(texte, new byte[0])).toList());
    }

    /** Current titles of dossiers. */
    @Transactional
    public Map<String, String> dossierTitles(Collection<String> uids) {
        return titles(dossiers.findTitles(array(uids)));
    }

    /** Gives titles to the dossiers of which no official file was read: a dossier's own file knows better. */
    @Transactional
    public void nameDossiers(Collection<Dossier> named) {
        dossiers.name(named.stream()
                .map(dossier -> DossierRow.of(dossier, new byte[0]))
                .toList());
    }

    private static <T, R> List<R> rows(List<Fingerprinted<T>> found, BiFunction<T, byte[], R> toRow) {
        return found.stream()
                .map(one -> toRow.apply(one.value(), one.fingerprint()))
                .toList();
    }

    private static String[] array(Collection<String> uids) {
        return uids.toArray(String[]::new);
    }

    private static Map<String, String> titles(List<TitleRow> rows) {
        return rows.stream().collect(Collectors.toMap(TitleRow::uid, TitleRow::titre));
    }

    private static Map<String, byte[]> byUid(List<Fingerprint> rows) {
        return rows.stream().collect(Collectors.toMap(Fingerprint::uid, Fingerprint::fingerprint));
    }
}
