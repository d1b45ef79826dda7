package fr.voix.site.rollcall;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.answer.UntilChange;
import fr.voix.base.database.Transactions;
import fr.voix.base.load.Remembered;
import fr.voix.site.amendement.VoteGap;
import fr.voix.site.rollcall.GapRepository.Counted;
import fr.voix.site.rollcall.GapRepository.Decided;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where citizens and deputies differ most, as far as chance does not explain it. It reads many urns, so it may be a minute old; what
 * was hidden is gone at once.
 */
@Singleton
class WidestGaps {

    private final Remembered<Widest> widest;
    private final PublicVersion version;

    /** Uids, true of that version of all that is public besides the urns. */
    private record Widest(long version, List<String> uids) {}

    WidestGaps(GapRepository repository, Transactions transactions, PublicVersion version, Clock clock) {
        this.version = version;
        // which roll-call stands beside which urn costs more than to count, and is the same from minute to minute
        var decided = new UntilChange<>(
                version,
                () -> transactions.read(repository::decided).stream()
                        .collect(Collectors.toMap(Decided::urnId, Function.identity())));
        widest = new Remembered<>(clock, Duration.ofMinutes(1), () -> {
            long current = version.current();
            var known = decided.get();
            return new Widest(current, order(transactions.read(() -> repository.enough(known.keySet())), known));
        });
    }

    /** Uids of roll-calls, the widest gap first. */
    List<String> widest(int most) {
        var found = widest.get();
        var all = (found.version() == version.current() ? found : widest.renew()).uids();
        return all.subList(0, Math.min(most, all.size()));
    }

    private static List<String> order(List<Counted> enough, Map<Long, Decided> decided) {
        var gaps = new LinkedHashMap<String, Double>();
        for (var citizens : enough) {
            var deputies = decided.get(citizens.urnId());
            VoteGap.between(citizens.pour(), citizens.total(), deputies.pour(), deputies.deputies())
                    .filter(VoteGap::isClear)
                    .ifPresent(gap -> gaps.put(deputies.scrutinPublicUid(), Math.abs(gap.points())));
        }
        return gaps.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
