package fr.voix.site.amendement;

import fr.voix.base.text.Messages;
import fr.voix.site.chart.ChartScale;
import fr.voix.urn.tally.History;
import fr.voix.urn.tally.History.Count;
import fr.voix.urn.tally.ShownUrns;
import fr.voix.urn.tally.TallyHistory;
import fr.voix.urn.tally.TallyView;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells ballots before the official vote and those since apart, no finer than the published history. */
@Singleton
public record BeforeAfterSplit(TallyHistory histories) {

    /** Empty where there are not both. */
    public Optional<BeforeAfter> of(String scrutinUid, Messages m) {
        return histories.find(scrutinUid).flatMap(history -> of(history, m));
    }

    private static Optional<BeforeAfter> of(History history, Messages m) {
        ShownUrns.note(history.uid(), history.size());
        return history.sinceDecision()
                .flatMap(since -> history.beforeDecision()
                        .filter(before -> before.corrected().ballots() > 0)
                        .map(before -> new BeforeAfter(
                                view(before.corrected(), m),
                                view(since, m),
                                m.t(
                                        "compare.apart",
                                        ChartScale.hour(before.hour().plus(ChartScale.HOUR), m)))));
    }

    private static TallyView view(Count count, Messages m) {
        return TallyView.of(count.pour(), count.contre(), count.abstention(), m);
    }
}
