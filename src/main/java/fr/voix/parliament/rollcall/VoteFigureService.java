package fr.voix.parliament.rollcall;

import fr.voix.base.answer.PublicVersion;
import jakarta.inject.Singleton;
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

    /** With every group that voted when this one did, the nearest first. */
    public List<GroupeAgreement> agreements(String groupeUid) {
        return once(Kept::agreements, groupeUid, () -> repository.findAgreements(groupeUid));
    }

    /** Where groups sit, by uid: the mean number of their seats, which are counted from the right. */
    public Map<String, Double> seats() {
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
