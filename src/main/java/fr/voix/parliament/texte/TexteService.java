package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
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
    private final MandatRepository mandats;
    private final LectureRepository lectures;

    TexteService(
            TexteRepository textes,
            DossierRepository dossiers,
            OrganeRepository organes,
            GroupeRepository groupes,
            ActeurRepository acteurs,
            MandatRepository mandats,
            LectureRepository lectures) {
        this.textes = textes;
        this.dossiers = dossiers;
        this.organes = organes;
        this.groupes = groupes;
        this.acteurs = acteurs;
        this.mandats = mandats;
        this.lectures = lectures;
    }

    public Optional<Texte> texte(String uid) {
        return one(textes, uid);
    }

    /** By uid, as in all that follow; what is not known is absent from the map. */
    public Map<String, Texte> textes(Collection<String> uids) {
        return all(textes, uids);
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

    public Optional<Acteur> acteur(String uid) {
        return one(acteurs, uid);
    }

    /** By the address of the page, which is a slug, or an official uid. */
    public Optional<Acteur> acteurAt(String slug) {
        return acteurs.findBySlug(slug).or(() -> acteur(slug));
    }

    /** As for an acteur. */
    public Optional<Groupe> groupeAt(String slug) {
        return groupes.findBySlug(slug).or(() -> groupe(slug));
    }

    /** Those who sit in the Assemblée now, by name. */
    public List<Acteur> sitting() {
        return acteurs.findSitting().stream().sorted(Acteur.BY_NAME).toList();
    }

    /** Those who sat in it once, or voted, by name. */
    public List<Acteur> former() {
        return acteurs.findFormer().stream().sorted(Acteur.BY_NAME).toList();
    }

    /** Those who are of a group now, by name. */
    public List<Acteur> members(String groupeUid) {
        return acteurs.findByGroupeUid(groupeUid).stream()
                .sorted(Acteur.BY_NAME)
                .toList();
    }

    /**
     * Everybody whom the official files name, by uid.
     *
     * @param groupeUid of those who are asked for now; null for all
     * @param afterUid the last one of the page before; null for the first page
     */
    public List<Acteur> acteursAfter(@Nullable String groupeUid, @Nullable String afterUid, int size) {
        return acteurs.findAfter(groupeUid, afterUid, size);
    }

    /** How many are in each group now; a group of nobody is absent. */
    public Map<String, Long> memberCounts() {
        return acteurs.countMembers().stream().collect(Collectors.toMap(GroupeSize::groupeUid, GroupeSize::members));
    }

    /** Ended ones too, by uid. */
    public List<Groupe> allGroupes() {
        return groupes.listOrderByUid();
    }

    /** The versions of a bill, the first one first. */
    public List<Texte> ofDossier(String dossierUid) {
        return textes.findOfDossier(dossierUid);
    }

    /** The oldest first. */
    public List<Mandat> mandats(String acteurUid) {
        return mandats.findOf(acteurUid);
    }

    /** Until when they sat, by uid: of those who sit no more. */
    public Map<String, LocalDate> seatEnds(Collection<String> acteurUids) {
        return mandats.findEnds(acteurUids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(SeatEnd::acteurUid, SeatEnd::until));
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

    public void saveDossiers(List<Dossier.Detailed> found) {
        dossiers.upsert(found.stream().map(Dossier.Detailed::dossier).toList());
        lectures.deleteOf(found.stream().map(Official::uid).toArray(String[]::new));
        lectures.insert(found.stream().flatMap(one -> one.lectures().stream()).toList());
    }

    /** What a bill went through, in the order of its official file. */
    public List<Lecture> lectures(String dossierUid) {
        return lectures.findOf(dossierUid);
    }

    public void saveOrganes(List<Organe> found) {
        organes.upsert(found);
    }

    /** Of those that share an abbreviation the one that lasts has the plain address. */
    public void saveGroupes(List<Groupe> found) {
        groupes.upsert(found.stream()
                .sorted(Comparator.comparing(Groupe::finOn, Comparator.nullsFirst(Comparator.reverseOrder()))
                        .thenComparing(Groupe::uid))
                .toList());
    }

    /** Of those that share a name the lowest uid has the plain address. */
    public void saveActeurs(List<Acteur.Detailed> found) {
        acteurs.upsert(found.stream()
                .map(Acteur.Detailed::acteur)
                .sorted(Comparator.comparing(Acteur::uid))
                .toList());
        mandats.deleteOf(found.stream().map(Official::uid).toArray(String[]::new));
        mandats.insert(found.stream().flatMap(one -> one.mandats().stream()).toList());
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
