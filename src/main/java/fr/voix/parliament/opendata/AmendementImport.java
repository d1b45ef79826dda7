package fr.voix.parliament.opendata;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.AmendementVersion;
import fr.voix.parliament.amendement.TexteAffiche;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares a batch of amendements with what is stored and applies the difference, in one transaction. */
@Singleton
record AmendementImport(
        AmendementService amendements,
        ReferenceImport references,
        VoteListener vote,
        ImportRepository repository,
        PublicVersion publicVersion,
        Transactions transactions) {

    /** Applies one batch of files of one kind; two imports at once take turns batch by batch. */
    BatchResult apply(Kind kind, List<Recognised> files) {
        return transactions.write(() -> {
            repository.lockImports();
            BatchResult result = kind == Kind.AMENDEMENT ? applyAmendements(files) : references.apply(kind, files);
            if (result.created() + result.updated() > 0) {
                // the Assemblée may have erased one of them
                publicVersion.bumpForWithdrawal();
            }
            return result;
        });
    }

    private BatchResult applyAmendements(List<Recognised> files) {
        Map<String, AmendementVersion> versions = new HashMap<>(
                amendements.versions(files.stream().map(Recognised::uid).toList()));
        Comparison<Amendement> comparison = new Comparison<>(new AmendementReading(versions, amendements));
        files.forEach(file -> comparison.add(file, versions));
        Map<String, AmendementVersion> before = amendements.versions(comparison.uids());
        comparison.dropKnown(before);
        List<Amendement> fresh = comparison.changes();
        if (!fresh.isEmpty()) {
            references.mentionTextes(fresh);
            vote.replacing(replaced(fresh, before));
            amendements.save(fresh);
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

    /** Amendements carry the time of their last change, and their folder names the dossier. */
    private record AmendementReading(Map<String, AmendementVersion> versions, AmendementService amendements)
            implements Comparison.Reading<Amendement> {

        @Override
        public Amendement parse(OfficialNode record, Recognised file) throws RefusedException {
            return AmendementParser.parse(record, file.path(), file.fingerprint());
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
