package fr.voix.parliament.texte;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the parliament's reference data. Official files name organes and acteurs that no snapshot holds: every look-up may
 * come back without some of what was asked.
 */
@Singleton
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

    @Transactional
    public Optional<Texte> texte(String uid) {
        return Optional.ofNullable(textes(List.of(uid)).get(uid));
    }

    /** By uid; what is not known is absent from the map. */
    @Transactional
    public Map<String, Texte> textes(Collection<String> uids) {
        return byUid(textes.findAll(array(uids)).stream().map(TexteRow::toDomain), Texte::uid);
    }

    /** Everybody whom the official files name, as first name and name, and the other way round. */
    @Transactional
    public List<String> acteurNames() {
        return acteurs.findNames();
    }

    @Transactional
    public Optional<Dossier> dossier(String uid) {
        return Optional.ofNullable(dossiers(List.of(uid)).get(uid));
    }

    /** By uid; what is not known is absent from the map. */
    @Transactional
    public Map<String, Dossier> dossiers(Collection<String> uids) {
        return byUid(dossiers.findAll(array(uids)).stream().map(DossierRow::toDomain), Dossier::uid);
    }

    @Transactional
    public Optional<Organe> organe(String uid) {
        return Optional.ofNullable(organes(List.of(uid)).get(uid));
    }

    /** By uid; what is not known is absent from the map. Groups are not among them: see {@link #groupes}. */
    @Transactional
    public Map<String, Organe> organes(Collection<String> uids) {
        return byUid(organes.findAll(array(uids)).stream().map(OrganeRow::toDomain), Organe::uid);
    }

    @Transactional
    public Optional<Groupe> groupe(String uid) {
        return Optional.ofNullable(groupes(List.of(uid)).get(uid));
    }

    /** By uid; what is not known is absent from the map. */
    @Transactional
    public Map<String, Groupe> groupes(Collection<String> uids) {
        return byUid(groupes.findAll(array(uids)).stream().map(GroupeRow::toDomain), Groupe::uid);
    }

    /** Groups that tabled an amendement, by abbreviation: the choices of a filter. */
    @Transactional
    public List<Groupe> groupesWithAmendements() {
        return groupes.findWithAmendements().stream().map(GroupeRow::toDomain).toList();
    }

    @Transactional
    public Optional<Acteur> acteur(String uid) {
        return Optional.ofNullable(acteurs(List.of(uid)).get(uid));
    }

    /** By uid; what is not known is absent from the map. */
    @Transactional
    public Map<String, Acteur> acteurs(Collection<String> uids) {
        return byUid(acteurs.findAll(array(uids)).stream().map(ActeurRow::toDomain), Acteur::uid);
    }

    /** Textes that have amendements, those with most first: the choices of a filter. */
    @Transactional
    public List<TexteCount> textesWithAmendements() {
        return textes.findWithAmendements().stream()
                .map(TexteCountRow::toDomain)
                .toList();
    }

    private static String[] array(Collection<String> uids) {
        return uids.toArray(String[]::new);
    }

    private static <T> Map<String, T> byUid(Stream<T> found, Function<T, String> uid) {
        return found.collect(Collectors.toMap(uid, Function.identity()));
    }
}
