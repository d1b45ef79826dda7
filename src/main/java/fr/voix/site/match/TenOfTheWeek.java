package fr.voix.site.match;

import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.List;

/** The ten scrutins of this week. */
@Singleton
record TenOfTheWeek(PositionsService positions, MatchRepository repository, Clock clock) {

    /** The week, as ISO 8601 counts them. */
    String seed() {
        var day = LocalDate.ofInstant(clock.instant(), Messages.PARIS);
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    List<String> uids() {
        // of an amendement that was voted on twice, the last roll-call stands
        var last = new LinkedHashMap<String, RollCallPositions>();
        positions.current().rollCalls().stream()
                .filter(one -> !one.amendements().isEmpty())
                .forEach(one -> last.put(one.amendements().getFirst(), one));
        var uids = Candidate.contrasting(List.copyOf(last.values())).stream()
                .map(one -> one.amendements().getFirst())
                .toArray(String[]::new);
        return TenDraw.draw(seed(), repository.candidates(uids)).stream()
                .map(Candidate::uid)
                .toList();
    }
}
