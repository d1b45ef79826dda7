package fr.voix.parliament.texte;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the parliament's reference data, and takes them in. Official files name organes and acteurs that no snapshot holds:
 * every look-up may come back without some of what was asked. Taking in the same again changes nothing.
 */
@Singleton
@Transactional
public class TexteService {

    private final TexteRepository textes;
    private final DossierRepository dossiers;
    private final OrganeRepository organes;
    private final GroupeRepository groupes;
    private final ActeurRepository acteurs;

    TexteService(
            TexteRepository textes,
            DossierRepository dossiers,
            OrganeRepository organes,
            GroupeRepository groupes,
            ActeurRepository acteurs) {
        this.textes = textes;
        this.dossiers = dossiers;
        this.organes = organes;
        this.groupes = groupes;
        this.acteurs = acteurs;
    }

    public Optional<Texte> texte(String uid) {
        return one(textes, uid);
    }

    /** By uid, as in all that follow; what is not known is absent from the map. */
    public Map<String, Texte> textes(Collection<String> uids) {
        return all(textes, uids);
    }

    /** Textes that have amendements, those with most first: the choices of a filter. */
    public List<Texte> textesWithAmendements() {
        return textes.findWithAmendements();
    }

    public Map<String, Dossier> dossiers(Collection<String> uids) {
        return all(dossiers, uids);
    }

    /** Groups are not among them: see {@link #groupes}. */
    public Map<String, Organe> organes(Collection<String> uids) {
        return all(organes, uids);
    }

    public Optional<Groupe> groupe(String uid) {
        return one(groupes, uid);
    }

    public Map<String, Groupe> groupes(Collection<String> uids) {
        return all(groupes, uids);
    }

    /** Groups that tabled an amendement, by abbreviation: the choices of a filter. */
    public List<Groupe> groupesWithAmendements() {
        return groupes.findWithAmendements();
    }

    public Optional<Acteur> acteur(String uid) {
        return one(acteurs, uid);
    }

    public Map<String, Acteur> acteurs(Collection<String> uids) {
        return all(acteurs, uids);
    }

    /** Everybody whom the official files name, as first name and name, and the other way round. */
    public List<String> acteurNames() {
        return acteurs.findNames();
    }

    public void saveTextes(List<Texte> found) {
        textes.upsert(found);
    }

    public void saveDossiers(List<Dossier> found) {
        dossiers.upsert(found);
    }

    public void saveOrganes(List<Organe> found) {
        organes.upsert(found);
    }

    public void saveGroupes(List<Groupe> found) {
        groupes.upsert(found);
    }

    public void saveActeurs(List<Acteur> found) {
        acteurs.upsert(found);
    }

    /** Textes that amendements name: kept with what the uid says, until a file about them comes. */
    public void mention(List<Texte> named) {
        textes.insertMissing(named);
    }

    /** Short titles of the textes that have one of their own. */
    public Map<String, String> titles(Collection<String> uids) {
        return textes.findNamed(uids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(Texte::uid, Texte::titreCourt));
    }

    /** Gives textes their short titles, unknown textes too. */
    public void nameTextes(List<Texte> named) {
        textes.name(named);
    }

    /** Gives titles to the dossiers of which no official file was read: a dossier's own file knows better. */
    public void nameDossiers(List<Dossier> named) {
        dossiers.name(named);
    }

    private static <T extends Official> Optional<T> one(OfficialRepository<T> repository, String uid) {
        return repository.findByUidIn(List.of(uid)).stream().findFirst();
    }

    private static <T extends Official> Map<String, T> all(OfficialRepository<T> repository, Collection<String> uids) {
        List<T> found = uids.isEmpty() ? List.of() : repository.findByUidIn(uids);
        return found.stream().collect(Collectors.toMap(Official::uid, Function.identity()));
    }
}
