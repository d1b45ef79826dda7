package fr.voix.parliament.rollcall;

import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteGroupe;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Figures over all roll-calls of a group, or of all; worked out again when something public has changed. */
@Singleton
public class VoteFigureService {

    private final VoteFigureRepository repository;
    private final PublicVersion version;
    private volatile Kept kept = new Kept(Long.MIN_VALUE);

    /** Groups are few, so it stays small. */
    private record Kept(
            long version,
            Map<String, Cohesion> cohesions,
            Map<String, List<GroupeAgreement>> agreements,
            Map<String, Map<String, Double>> seats) {

        Kept(long version) {
            this(version, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    VoteFigureService(VoteFigureRepository repository, PublicVersion version) {
        this.repository = repository;
        this.version = version;
    }

    public Cohesion cohesion(String groupeUid) {
        return once(Kept::cohesions, groupeUid, () -> repository.findCohesion(groupeUid));
    }

    /** Whether there is anything to tell of how it votes. */
    public boolean hasVoted(String groupeUid) {
        return cohesion(groupeUid).scrutins() > 0;
    }

    /** With every group that voted when this one did, the nearest first. */
    public List<GroupeAgreement> agreements(String groupeUid) {
        return once(Kept::agreements, groupeUid, () -> repository.findAgreements(groupeUid));
    }

    /** As they sit, by the mean number of their seats; last of whom no seat is known. */
    public List<VoteGroupe> fromLeftToRight(List<VoteGroupe> votes) {
        var seats = seats();
        return votes.stream()
                .sorted(Comparator.comparingDouble(vote ->
                        vote.groupeUid() == null ? 0 : -seats.getOrDefault(vote.groupeUid(), Double.NEGATIVE_INFINITY)))
                .toList();
    }

    /** By uid; they are counted from the right. */
    private Map<String, Double> seats() {
        return once(
                Kept::seats,
                "",
                () -> repository.findSeats().stream()
                        .collect(Collectors.toMap(GroupeSeat::groupeUid, GroupeSeat::place)));
    }

    private <T> T once(Function<Kept, Map<String, T>> figures, String key, Supplier<T> work) {
        long now = version.current();
        var current = kept;
        if (current.version() != now) {
            current = new Kept(now);
            kept = current;
        }
        return figures.apply(current).computeIfAbsent(key, any -> work.get());
    }
}
