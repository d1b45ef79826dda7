package fr.voix.desk.figures;

import fr.voix.base.text.Messages;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts how the classifying goes. */
@Singleton
class FiguresService {

    private final FiguresRepository figures;
    private final Clock clock;

    FiguresService(FiguresRepository figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Figures of(Period period) {
        var today = LocalDate.ofInstant(clock.instant(), Messages.PARIS);
        var since = period.first(today).atStartOfDay(Messages.PARIS).toInstant();
        long waiting = figures.waiting();
        var byDay = new HashMap<LocalDate, DayRow>();
        figures.days(since).forEach(row -> byDay.put(row.day(), row));
        var delays = figures.delays(since).stream()
                .collect(Collectors.toMap(DelayRow::day, row -> Math.max(1, Math.round(row.seconds() / 60))));
        var untilFiled = figures.untilFiled(since);
        var pace = figures.pace(since);
        return new Figures(
                waiting,
                days(period.upTo(today), byDay, delays, waiting),
                untilFiled.times(),
                duration(untilFiled.seconds()),
                pace.times(),
                pace.times() < Figures.FEWEST_PACES ? null : duration(pace.seconds()));
    }

    /** Backwards from what waits now, so that the last day is what the queue says. */
    private static List<Figures.Day> days(
            List<LocalDate> days, Map<LocalDate, DayRow> byDay, Map<LocalDate, Long> delays, long waitingNow) {
        var counted = new ArrayList<Figures.Day>();
        long waiting = waitingNow;
        for (var day : days.reversed()) {
            var row = byDay.get(day);
            counted.add(new Figures.Day(day, row == null ? 0 : row.decisions(), waiting, delays.getOrDefault(day, 0L)));
            if (row != null) {
                waiting += row.filed() - row.opened();
            }
        }
        return List.copyOf(counted.reversed());
    }

    private static Duration duration(Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }
}
