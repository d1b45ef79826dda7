package fr.voix.urn.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.urn.log.UrnReader;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A network's marks change at midnight, and its share does not. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.quarantine.floor", value = "60")
class MidnightTest {

    private static final byte[] FARM = {4, (byte) 203, 0, 113};

    @Inject
    ShiftedClock clock;

    @Inject
    OriginService origins;

    @Inject
    TestBallots ballots;

    @Inject
    Fixtures fixtures;

    @Inject
    UrnReader urns;

    @Test
    void a_network_has_no_second_share_after_midnight() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        Instant now = clock.instant();
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        clock.advance(Duration.between(now, midnight.minusSeconds(10)));
        OriginMark before = cast(scrutin, 60);
        assertThat(waiting(scrutin)).isZero();

        clock.advance(Duration.ofSeconds(20));
        OriginMark after = cast(scrutin, 40);
        assertThat(after.hash()).isNotEqualTo(before.hash());
        assertThat(after.hashBefore()).isEqualTo(before.hash());
        assertThat(waiting(scrutin)).as("but for a few, since time goes by").isBetween(35L, 39L);

        clock.advance(Duration.ofHours(1));
        assertThat(mark(scrutin).hashBefore()).as("nothing weighs any more").isNull();
    }

    private OriginMark cast(Scrutin scrutin, int n) {
        OriginMark mark = mark(scrutin);
        ballots.castFrom(scrutin, Collections.nCopies(n, mark));
        return mark;
    }

    private OriginMark mark(Scrutin scrutin) {
        return origins.today().network(scrutin.uid(), FARM);
    }

    private long waiting(Scrutin scrutin) {
        return urns.of(List.of(scrutin.uid())).getFirst().waiting();
    }
}
