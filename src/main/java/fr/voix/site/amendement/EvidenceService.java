package fr.voix.site.amendement;

import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.site.card.RegisterMarkService;
import fr.voix.site.chart.HistoryChart;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.proof.SignedTally;
import fr.voix.urn.proof.TallySigning;
import fr.voix.urn.tally.TallyHistory;
import jakarta.inject.Singleton;

/** What shows that a result is what it says, and how it came about. */
@Singleton
record EvidenceService(TallySigning signed, TallyHistory histories, RegisterMarkService register) {

    /** Enough to tell one root or signature from all others by eye. */
    private static final int SHOWN = 12;

    /** Null while there is nothing to draw. */
    HistoryChart chart(Amendement amendement, Messages m) {
        return histories
                .find(amendement.uid())
                .map(history -> HistoryChart.of(history, m))
                .orElse(null);
    }

    /** Names the signed result in one line; null where nothing is signed. */
    String cited(Amendement amendement, Messages m) {
        return signed.find(UrnKind.SCRUTIN, amendement.uid())
                .map(found -> cited(amendement, found, m))
                .orElse(null);
    }

    private String cited(Amendement amendement, SignedTally found, Messages m) {
        var line = m.t(
                "cite.line",
                amendement.numero(),
                m.number(found.tally().size()),
                found.tally().root().substring(0, SHOWN),
                found.signature().substring(0, SHOWN));
        var registered = register.text(m);
        return registered.isEmpty() ? line : line + " · " + registered;
    }
}
