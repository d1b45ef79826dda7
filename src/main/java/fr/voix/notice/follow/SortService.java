package fr.voix.notice.follow;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Keeps in mind when this service learnt what became of amendements. */
@Singleton
class SortService {

    private final SortRepository sorts;
    private final Clock clock;

    SortService(SortRepository sorts, Clock clock) {
        this.sorts = sorts;
        this.clock = clock;
    }

    /** How many are new. */
    @Transactional
    public int note() {
        return sorts.note(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
