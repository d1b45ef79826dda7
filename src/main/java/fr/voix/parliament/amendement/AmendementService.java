package fr.voix.parliament.amendement;

import fr.voix.base.database.Transactions;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads amendements, and takes them in. Those that the Assemblée erased or moderators hid are found too: who shows them asks
 * {@link Amendement#isShown}.
 */
@Singleton
public record AmendementService(AmendementRepository repository, Transactions transactions) {

    /** By its address on the official site, e.g. {@code 2247/CION_FIN/CF1115}. */
    public Optional<Amendement> findByPath(String path) {
        return repository.findByPath(path);
    }

    /** By its official uid. */
    public Optional<Amendement> find(String uid) {
        return repository.findByUid(uid);
    }

    /** By either of them, as an address names it: a path has a slash, a uid has none. */
    public Optional<Amendement> findByUidOrPath(String key) {
        return key.indexOf('/') < 0 ? find(key) : findByPath(key);
    }

    /** Those found among the uids, in no particular order. */
    public List<Amendement> findAll(Collection<String> uids) {
        return uids.isEmpty() ? List.of() : repository.findByUidIn(uids);
    }

    /** The other amendements debated as identical, which share its official vote, in order of call; those that are shown. */
    public List<Amendement> identiques(Amendement amendement) {
        return amendement.discussionIdentique() == null
                ? List.of()
                : repository.findIdentiques(amendement.examenRef(), amendement.discussionIdentique(), amendement.uid());
    }

    /** Those that ask the same but for a figure, in order of call; those that are shown. */
    public List<Amendement> alternatives(Amendement amendement) {
        var isOfCredits = amendement.credits() != null;
        var words = isOfCredits ? amendement.expose() : amendement.dispositif();
        if (words == null || amendement.divisionDesignation() == null) {
            return List.of();
        }
        return repository
                .findLike(
                        amendement.texteUid(),
                        amendement.examenRef(),
                        amendement.divisionDesignation(),
                        amendement.parentUid(),
                        isOfCredits,
                        amendement.missionCode(),
                        words.length(),
                        amendement.uid())
                .stream()
                .filter(other -> Alternatives.areAlike(amendement, other))
                .toList();
    }

    /** Which committee its rapporteur speaks for, by the token of official addresses; empty for none, or where nothing says it. */
    public Optional<String> commission(Amendement amendement) {
        return amendement.auteurType() == AuteurType.RAPPORTEUR
                ? repository.findCommission(amendement.uid())
                : Optional.empty();
    }

    /** The amendements that change this one, in order of call; those that are shown. */
    public List<Amendement> sousAmendements(Amendement amendement, int most) {
        return repository.findSousAmendements(amendement.uid(), most);
    }

    /** Takes an amendement from every public output, or gives it back; false when it was so already, or is unknown. */
    public boolean hide(String uid, boolean isHidden) {
        return repository.hide(uid, isHidden) == 1;
    }

    /** When the Assemblée last changed one of what is stored besides {@code exceptUid}; empty while nothing is. */
    public Optional<Instant> lastChange(String exceptUid) {
        return repository.findLastChange(exceptUid).map(Instant::ofEpochMilli);
    }

    /** Which version of each is stored; absent when none is. */
    public Map<String, AmendementVersion> versions(Collection<String> uids) {
        return repository.findVersions(uids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(AmendementVersion::uid, Function.identity()));
    }

    /** Stores amendements, each uid once, in the place of earlier versions; see {@link AmendementRepository#upsert}. */
    public void save(List<Amendement> found) {
        transactions.write(() -> {
            repository.upsert(found);
            String[] uids = found.stream().map(Amendement::uid).toArray(String[]::new);
            repository.refreshSearch(uids);
            repository.learnWords(uids);
        });
    }

    /**
     * What the search finds by the sentence that stands for its title.
     *
     * @param summary in all languages; null for none any more
     */
    public void sumUp(String uid, @Nullable String summary) {
        transactions.write(() -> {
            repository.sumUp(uid, summary);
            String[] uids = {uid};
            repository.refreshSearch(uids);
            repository.learnWords(uids);
        });
    }

    /** The day of debate of each; empty where it is not known any more. */
    public void saveDebats(Map<String, Optional<LocalDate>> days) {
        repository.saveDebats(
                days.keySet().toArray(String[]::new),
                days.values().stream()
                        .map(day -> day.map(LocalDate::toString).orElse(null))
                        .toArray(String[]::new));
    }

    /** What the search finds by author, after names changed. */
    public void refreshSearchOfActeurs(Collection<String> acteurUids) {
        repository.refreshSearchOfActeurs(acteurUids.toArray(String[]::new));
    }

    /** What the search finds by title of the texte, after titles changed. */
    public void refreshSearchOfTextes(Collection<String> texteUids) {
        repository.refreshSearchOfTextes(texteUids.toArray(String[]::new));
    }

    /** What the search finds by title of the dossier, after titles changed. */
    public void refreshSearchOfDossiers(Collection<String> dossierUids) {
        repository.refreshSearchOfDossiers(dossierUids.toArray(String[]::new));
    }
}
