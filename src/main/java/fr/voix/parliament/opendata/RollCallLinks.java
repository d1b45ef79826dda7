package fr.voix.parliament.opendata;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Joins roll-calls to amendements, all of them anew: a later file may settle, or unsettle, an earlier case. */
@Singleton
record RollCallLinks(LinkRepository repository, PublicVersion publicVersion, Transactions transactions) {

    /** Replaces every link in one transaction: readers see the old ones or the new ones. */
    void relink() {
        transactions.write(() -> {
            List<RollCall> all = repository.findRollCalls();
            List<RollCall> rollCalls = all.stream()
                    .filter(rollCall -> rollCall.title().isPresent())
                    .toList();
            Map<Integer, List<LinkCandidate>> byNumero = candidates(rollCalls);
            List<String> uids = new ArrayList<>();
            List<String> amendements = new ArrayList<>();
            List<Boolean> identiques = new ArrayList<>();
            for (RollCall rollCall : rollCalls) {
                ScrutinTitle title = rollCall.title().orElseThrow();
                List<LinkCandidate> sameNumber = byNumero.getOrDefault(title.numero(), List.of()).stream()
                        .filter(candidate -> candidate.legislature() == rollCall.legislature())
                        .toList();
                Optional<LinkCandidate> chosen = LinkRule.choose(rollCall, sameNumber);
                if (chosen.isPresent()) {
                    uids.add(rollCall.uid());
                    amendements.add(chosen.get().uid());
                    identiques.add(title.identiques());
                }
            }
            repository.deleteAll();
            repository.insert(array(uids), array(amendements), flags(identiques));
            relinkDossiers(all);
            publicVersion.bump();
        });
    }

    /** Those on no amendement: what a dossier's file names, else what the titles say. */
    private void relinkDossiers(List<RollCall> all) {
        Map<String, String> named = repository.findVotes().stream()
                .collect(Collectors.toMap(DossierVote::scrutinPublicUid, DossierVote::dossierUid));
        DossierRule rule = new DossierRule(repository.findTitles());
        Map<String, String> dossiers = new LinkedHashMap<>();
        for (RollCall rollCall : all) {
            if (rollCall.title().isEmpty()) {
                Optional.ofNullable(named.get(rollCall.uid()))
                        .or(() -> rule.choose(rollCall.titre()))
                        .ifPresent(dossier -> dossiers.put(rollCall.uid(), dossier));
            }
        }
        repository.deleteDossiers();
        repository.insertDossiers(array(List.copyOf(dossiers.keySet())), array(List.copyOf(dossiers.values())));
    }

    /** How many amendements are joined to a roll-call. */
    int count() {
        return repository.countAll();
    }

    private Map<Integer, List<LinkCandidate>> candidates(List<RollCall> rollCalls) {
        String[] seances = rollCalls.stream()
                .map(RollCall::seanceRef)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        int[] numeros = rollCalls.stream()
                .mapToInt(rollCall -> rollCall.title().orElseThrow().numero())
                .distinct()
                .toArray();
        return repository.findCandidates(seances, numeros).stream()
                .collect(Collectors.groupingBy(LinkCandidate::numero));
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static boolean[] flags(List<Boolean> values) {
        boolean[] flags = new boolean[values.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values.get(i);
        }
        return flags;
    }
}
