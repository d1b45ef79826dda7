package fr.voix.parliament.opendata;

import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.AmendementVersion;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.parliament.texte.Fingerprinted;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares a batch of amendements with what is stored and applies the difference, in one transaction. */
@Singleton
class BatchService {

    private final AmendementService amendements;
    private final ReferenceBatchService references;
    private final VoteListener vote;
    private final ImportRepository repository;
    private final PublicVersion publicVersion;

    BatchService(
            AmendementService amendements,
            ReferenceBatchService references,
            VoteListener vote,
            ImportRepository repository,
            PublicVersion publicVersion) {
        this.amendements = amendements;
        this.references = references;
        this.vote = vote;
        this.repository = repository;
        this.publicVersion = publicVersion;
    }

    /** Applies one batch of files of one kind; two imports at once take turns batch by batch. */
    @Transactional
    BatchResult apply(Kind kind, List<Recognised> files) {
        repository.lockImports();
        BatchResult result = kind == Kind.AMENDEMENT ? applyAmendements(files) : references.apply(kind, files);
        if (result.created() + result.updated() > 0) {
            // the Assemblée may have erased one of them
            publicVersion.bumpForWithdrawal();
        }
        return result;
    }

    private BatchResult applyAmendements(List<Recognised> files) {
        Map<String, AmendementVersion> versions = new HashMap<>(
                amendements.versions(files.stream().map(Recognised::uid).toList()));
        Comparison<Amendement> comparison = new Comparison<>(new AmendementReading(versions, amendements));
        Map<String, byte[]> stored = fingerprints(versions);
        files.forEach(file -> comparison.add(file, stored));
        Map<String, AmendementVersion> found = amendements.versions(comparison.uids());
        Map<String, byte[]> before = fingerprints(found);
        comparison.dropKnown(before);
        List<Fingerprinted<Amendement>> changes = comparison.changes();
        if (!changes.isEmpty()) {
            List<Amendement> fresh = changes.stream().map(Fingerprinted::value).toList();
            references.mentionTextes(fresh);
            vote.replacing(replaced(fresh, found));
            amendements.save(changes);
            vote.saved(fresh);
        }
        return comparison.result(before);
    }

    /** The texts that these take the place of. */
    private Map<String, String> replaced(List<Amendement> fresh, Map<String, AmendementVersion> stored) {
        List<String> uids = fresh.stream()
                .filter(one ->
                        stored.containsKey(one.uid()) && stored.get(one.uid()).isTextReplacedBy(one))
                .map(Amendement::uid)
                .toList();
        Map<String, String> texts = new HashMap<>();
        amendements
                .findAll(uids)
                .forEach(old -> TexteAffiche.of(old).ifPresent(text -> texts.put(old.uid(), text.canonical())));
        return texts;
    }

    private static Map<String, byte[]> fingerprints(Map<String, AmendementVersion> versions) {
        Map<String, byte[]> fingerprints = new HashMap<>();
        versions.forEach((uid, version) -> fingerprints.put(uid, version.fingerprint()));
        return fingerprints;
    }

    /** Amendements carry the time of their last change, and their folder names the dossier. */
    private record AmendementReading(Map<String, AmendementVersion> versions, AmendementService amendements)
            implements Comparison.Reading<Amendement> {

        @Override
        public Amendement parse(OfficialNode record, String path) throws RefusedException {
            return AmendementParser.parse(record, path);
        }

        @Override
        public String uid(Amendement amendement) {
            return amendement.uid();
        }

        @Override
        public boolean isOutdated(Amendement amendement) {
            AmendementVersion version = version(amendement.uid());
            return version != null && amendement.chronotag() < version.chronotag();
        }

        @Override
        public boolean isOlder(Amendement amendement, Amendement rival) {
            return amendement.chronotag() < rival.chronotag();
        }

        @Override
        public boolean saysMore(Recognised file) {
            String dossier = OfficialPath.dossier(file.path());
            AmendementVersion version = versions.get(file.uid());
            return dossier != null && version != null && !dossier.equals(version.dossierUid());
        }

        /** Files are nearly always named for their uid; one that is not costs a query. */
        private AmendementVersion version(String uid) {
            if (!versions.containsKey(uid)) {
                Collection<String> missing = List.of(uid);
                versions.put(uid, amendements.versions(missing).get(uid));
            }
            return versions.get(uid);
        }
    }
}
