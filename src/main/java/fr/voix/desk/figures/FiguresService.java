package fr.voix.desk.figures;

import fr.voix.base.database.Transactions;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/** Counts how the classifying goes. */
@Singleton
record FiguresService(FiguresRepository figures, Clock clock, Transactions transactions) {

    public Figures of(Period period) {
        return transactions.read(() -> {
            var today = LocalDate.ofInstant(clock.instant(), Messages.PARIS);
            var since = period.first(today).atStartOfDay(Messages.PARIS).toInstant();
            long waiting = figures.waiting();
            var untilFiled = figures.untilFiled(since);
            var pace = figures.pace(since);
            return new Figures(
                    waiting,
                    figures.days(period.first(today), today, since, waiting),
                    untilFiled.times(),
                    duration(untilFiled.seconds()),
                    pace.times(),
                    pace.times() < Figures.FEWEST_PACES ? null : duration(pace.seconds()));
        });
    }

    private static Duration duration(Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }
}
