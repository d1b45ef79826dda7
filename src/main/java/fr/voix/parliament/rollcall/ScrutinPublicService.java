package fr.voix.parliament.rollcall;

import fr.voix.parliament.texte.Fingerprint;
import fr.voix.parliament.texte.Fingerprinted;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the official roll-calls. */
@Singleton
public class ScrutinPublicService {

    private final ScrutinPublicRepository repository;
    private final ScrutinPublicGroupeRepository groupeRepository;

    ScrutinPublicService(ScrutinPublicRepository repository, ScrutinPublicGroupeRepository groupeRepository) {
        this.repository = repository;
        this.groupeRepository = groupeRepository;
    }

    /** The roll-call that decided an amendement, with the groups and without the deputies' names. */
    @Transactional
    public Optional<ScrutinPublic> scrutinPublicOf(String amendementUid) {
        return repository
                .findLastOf(amendementUid)
                .map(row -> row.toDomain(repository.findGroupes(row.uid()), List.of()));
    }

    /** Which version of each is stored; absent when none is. */
    @Transactional
    public Map<String, byte[]> fingerprints(Collection<String> uids) {
        return repository.findFingerprints(uids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(Fingerprint::uid, Fingerprint::fingerprint));
    }

    /** Stores roll-calls with all their votes, in the place of earlier versions. */
    @Transactional
    public void save(List<Fingerprinted<ScrutinPublic>> found) {
        String[] uids = found.stream().map(one -> one.value().uid()).toArray(String[]::new);
        List<ScrutinPublicGroupeRow> groupes = new ArrayList<>();
        List<ScrutinPublicVoteRow> votes = new ArrayList<>();
        for (Fingerprinted<ScrutinPublic> one : found) {
            ScrutinPublic scrutin = one.value();
            for (int rang = 0; rang < scrutin.groupes().size(); rang++) {
                groupes.add(ScrutinPublicGroupeRow.of(
                        scrutin.uid(), rang, scrutin.groupes().get(rang)));
            }
            scrutin.votes().forEach(vote -> votes.add(ScrutinPublicVoteRow.of(scrutin.uid(), vote)));
        }
        repository.upsert(found.stream()
                .map(one -> ScrutinPublicRow.of(one.value(), one.fingerprint()))
                .toList());
        repository.deleteGroupes(uids);
        repository.deleteVotes(uids);
        groupeRepository.insert(groupes);
        repository.insertVotes(
                column(votes, ScrutinPublicVoteRow::scrutinPublicUid),
                column(votes, ScrutinPublicVoteRow::acteurUid),
                column(votes, ScrutinPublicVoteRow::groupeUid),
                column(votes, ScrutinPublicVoteRow::position),
                column(votes, vote -> String.valueOf(vote.parDelegation())));
    }

    private static String[] column(List<ScrutinPublicVoteRow> votes, Function<ScrutinPublicVoteRow, String> value) {
        return votes.stream().map(value).toArray(String[]::new);
    }

    /** A roll-call with the groups and how each deputy voted. */
    @Transactional
    public Optional<ScrutinPublic> find(String uid) {
        return repository
                .findByUid(uid)
                .map(row -> row.toDomain(repository.findGroupes(uid), repository.findVotes(uid)));
    }

    /**
     * Roll-calls without the votes of groups and deputies, the latest first.
     *
     * @param afterUid the last one of the page before; null for the first page
     * @return empty when there is no such roll-call to begin behind
     */
    @Transactional
    public Optional<List<ScrutinPublic>> before(@Nullable String afterUid, int size) {
        if (afterUid != null && repository.findByUid(afterUid).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(repository.findBefore(afterUid, size).stream()
                .map(row -> row.toDomain(List.of(), List.of()))
                .toList());
    }
}
