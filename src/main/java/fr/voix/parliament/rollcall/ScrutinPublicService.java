package fr.voix.parliament.rollcall;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.ActComparison;
import fr.voix.parliament.rollcall.ScrutinPublic.Detailed;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteDepute;
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
import java.util.stream.Stream;

/** Reads the official roll-calls. */
@Singleton
@Transactional
public class ScrutinPublicService implements ActComparison {

    private final ScrutinPublicRepository repository;
    private final ScrutinPublicGroupeRepository groupeRepository;
    private final CorrectionRepository corrections;
    private final VoteFigureRepository figures;
    private final PublicVersion publicVersion;

    ScrutinPublicService(
            ScrutinPublicRepository repository,
            ScrutinPublicGroupeRepository groupeRepository,
            CorrectionRepository corrections,
            VoteFigureRepository figures,
            PublicVersion publicVersion) {
        this.repository = repository;
        this.groupeRepository = groupeRepository;
        this.corrections = corrections;
        this.figures = figures;
        this.publicVersion = publicVersion;
    }

    /** The roll-call that decided an amendement, with the groups and without the deputies' names. */
    public Optional<Detailed> scrutinPublicOf(String amendementUid) {
        return repository
                .findLastOf(amendementUid)
                .map(found -> new Detailed(found, repository.findGroupes(found.uid()), List.of(), List.of()));
    }

    /** By uid, without the votes of groups and deputies; absent when none is stored. */
    public Map<String, ScrutinPublic> stored(Collection<String> uids) {
        List<ScrutinPublic> found = uids.isEmpty() ? List.of() : repository.findByUidIn(uids);
        return found.stream().collect(Collectors.toMap(ScrutinPublic::uid, Function.identity()));
    }

    /** Stores roll-calls with all their votes, in the place of earlier versions. */
    public void save(List<Detailed> found) {
        String[] uids = found.stream().map(Detailed::uid).toArray(String[]::new);
        List<VoteDepute> votes =
                found.stream().flatMap(one -> one.votes().stream()).toList();
        repository.upsert(found.stream().map(Detailed::scrutin).toList());
        repository.deleteGroupes(uids);
        repository.deleteVotes(uids);
        corrections.deleteOf(uids);
        groupeRepository.insert(
                found.stream().flatMap(one -> one.groupes().stream()).toList());
        repository.insertVotes(
                column(votes, VoteDepute::scrutinPublicUid),
                column(votes, VoteDepute::acteurUid),
                column(votes, VoteDepute::groupeUid),
                column(
                        votes,
                        vote -> vote.position() == null ? null : vote.position().name()),
                column(votes, vote -> String.valueOf(vote.parDelegation())),
                column(votes, VoteDepute::cause),
                column(votes, vote -> vote.place() == null ? null : vote.place().toString()));
        corrections.insert(
                found.stream().flatMap(one -> one.corrections().stream()).toList());
        repository.seal(uids);
    }

    @Override
    public List<String> differences() {
        List<String> altered = repository.altered();
        if (!altered.equals(repository.marked())) {
            repository.mark(altered.toArray(String[]::new));
            publicVersion.bumpForWithdrawal();
        }
        return Stream.concat(altered.stream(), repository.unsealed().stream())
                .distinct()
                .map(uid -> uid + ": the official roll-call is not as it was imported")
                .toList();
    }

    private static String[] column(List<VoteDepute> votes, Function<VoteDepute, String> value) {
        return votes.stream().map(value).toArray(String[]::new);
    }

    /** By the number that it has in its legislature. */
    public Optional<Detailed> find(int legislature, int numero) {
        return repository.findByLegislatureAndNumero(legislature, numero).flatMap(found -> find(found.uid()));
    }

    /** The amendements that roll-calls decided, of those that are shown, by the roll-call's uid. */
    public Map<String, List<RelatedAmendement>> amendements(Collection<String> uids) {
        return repository.findAmendements(uids.toArray(String[]::new)).stream()
                .collect(Collectors.groupingBy(RelatedAmendement::scrutinPublicUid));
    }

    /**
     * How a deputy voted, the latest first.
     *
     * @param du the first day; null for any
     * @param au the last one; null for any
     * @param beforeUid the last roll-call of the page before; null for the first page
     */
    public List<VoteDepute> votesOf(
            String acteurUid, @Nullable LocalDate du, @Nullable LocalDate au, @Nullable String beforeUid, int size) {
        return figures.findOf(acteurUid, du, au, beforeUid, size);
    }

    /** The latest ones of all days. */
    public List<VoteDepute> votesOf(String acteurUid, @Nullable String beforeUid, int size) {
        return votesOf(acteurUid, null, null, beforeUid, size);
    }

    public Presence presence(String acteurUid) {
        return figures.findPresence(acteurUid);
    }

    /** Uids of all who ever voted as one of a group. */
    public List<String> voters(String groupeUid) {
        return figures.findVoters(groupeUid);
    }

    /** A roll-call on a dossier: on one of its amendements, or on an article, a motion, the whole. */
    public record OnDossier(ScrutinPublic scrutin, boolean isOnAmendement) {}

    /** Those on one dossier, the latest first. */
    public List<OnDossier> ofDossier(String dossierUid) {
        var found = figures.findOfDossier(dossierUid).stream()
                .collect(Collectors.toMap(DossierRollCall::scrutinPublicUid, DossierRollCall::isOnAmendement));
        return stored(found.keySet()).values().stream()
                .sorted(Comparator.comparing(ScrutinPublic::voteOn)
                        .thenComparing(ScrutinPublic::numero)
                        .reversed())
                .map(one -> new OnDossier(one, found.get(one.uid())))
                .toList();
    }

    /** A roll-call with the groups and how each deputy voted; none where that is not as it was imported. */
    public Optional<Detailed> find(String uid) {
        return repository
                .findWhole(uid)
                .map(found -> new Detailed(
                        found, repository.findGroupes(uid), repository.findVotes(uid), corrections.findOf(uid)));
    }

    /**
     * Roll-calls without the votes of groups and deputies, the latest first.
     *
     * @param afterUid the last one of the page before; null for the first page
     * @return empty when there is no such roll-call to begin behind
     */
    public Optional<List<ScrutinPublic>> before(RollCallCriteria criteria, @Nullable String afterUid, int size) {
        return afterUid != null && repository.findByUid(afterUid).isEmpty()
                ? Optional.empty()
                : Optional.of(repository.findBefore(
                        afterUid,
                        criteria.du(),
                        criteria.au(),
                        criteria.issue(),
                        criteria.auteurUid(),
                        criteria.groupeUid(),
                        size));
    }
}
