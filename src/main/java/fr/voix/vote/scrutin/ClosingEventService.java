package fr.voix.vote.scrutin;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Reads closings with what was said of them before, of Scrutins that are shown. */
@Singleton
public record ClosingEventService(ClosingEventRepository events) {

    /**
     * Those that changed last, the latest change first.
     *
     * @param since closings and withdrawals before it are left out; what is still to come never is
     */
    public List<ClosingEvent> latest(Instant since, int most) {
        return events.findLatest(since, most);
    }

    /** As above, by their date, the farthest first. */
    public List<ClosingEvent> byDate(Instant since, int most) {
        return events.findByDate(since, most);
    }
}
