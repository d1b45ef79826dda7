package fr.voix.site.rollcall;

import fr.voix.base.database.Transactions;
import fr.voix.site.amendement.VoteGap;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where citizens and deputies differ most, as far as chance does not explain it. */
@Singleton
record GapService(GapRepository repository, Transactions transactions) {

    /** Uids of roll-calls, the widest gap first. */
    List<String> widest(int most) {
        var gaps = new LinkedHashMap<String, Double>();
        for (var both : transactions.read(repository::enough)) {
            VoteGap.between(both.pour(), both.citizens(), both.deputiesPour(), both.deputies())
                    .filter(VoteGap::isClear)
                    .ifPresent(gap -> gaps.put(both.scrutinPublicUid(), Math.abs(gap.points())));
        }
        return gaps.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
