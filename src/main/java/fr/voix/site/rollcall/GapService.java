package fr.voix.site.rollcall;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.base.load.Remembered;
import fr.voix.site.amendement.VoteGap;
import fr.voix.site.rollcall.GapRepository.Both;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where citizens and deputies differ most, as far as chance does not explain it. It reads all urns, so it may be a minute old; what
 * was hidden is gone at once.
 */
@Singleton
class GapService {

    private final Remembered<Widest> widest;
    private final PublicVersion version;

    /** Uids, true of that version of all that is public besides the urns. */
    private record Widest(long version, List<String> uids) {}

    GapService(GapRepository repository, Transactions transactions, PublicVersion version, Clock clock) {
        this.version = version;
        widest = new Remembered<>(clock, Duration.ofMinutes(1), () -> {
            long current = version.current();
            return new Widest(current, order(transactions.read(repository::enough)));
        });
    }

    /** Uids of roll-calls, the widest gap first. */
    List<String> widest(int most) {
        var found = widest.get();
        var all = (found.version() == version.current() ? found : widest.renew()).uids();
        return all.subList(0, Math.min(most, all.size()));
    }

    private static List<String> order(List<Both> enough) {
        var gaps = new LinkedHashMap<String, Double>();
        for (var both : enough) {
            VoteGap.between(both.pour(), both.citizens(), both.deputiesPour(), both.deputies())
                    .filter(VoteGap::isClear)
                    .ifPresent(gap -> gaps.put(both.scrutinPublicUid(), Math.abs(gap.points())));
        }
        return gaps.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
