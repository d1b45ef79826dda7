package fr.voix.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ordinary people from one network, and people who farm, by a clock of the test's own. */
class ExpectedShareTest {

    private static final ExpectedShare SHARE = new ExpectedShare(60, 0.1);

    private final Random random = new Random(13);
    private Map<String, Crowd> crowds;
    private FadingCount scrutin;
    private Instant now;

    @BeforeEach
    void aScrutinThatNobodyHasVotedOn() {
        crowds = new HashMap<>();
        scrutin = new FadingCount();
        now = Instant.parse("2026-11-27T12:00:00Z");
    }

    @Test
    void a_household_and_a_class_of_35_in_one_minute_are_within_it() {
        assertThat(above("household", 6, Duration.ofSeconds(30))).isZero();
        assertThat(above("class", 35, Duration.ofMinutes(1))).isZero();
    }

    @Test
    void an_office_of_200_within_half_an_hour_makes_no_group() {
        assertThat(above("office", 200, Duration.ofMinutes(30))).isLessThan(Crowd.SMALLEST);
    }

    @Test
    void an_office_of_200_within_forty_minutes_is_within_it() {
        assertThat(above("office", 200, Duration.ofMinutes(40))).isZero();
    }

    /** A twentieth of a scrutin that takes in 1,000 ballots a second comes from one network of a carrier. */
    @Test
    void a_mobile_carrier_on_a_hot_scrutin_is_within_it() {
        int above = 0;
        for (int i = 0; i < 200_000; i++) {
            now = now.plusMillis(1);
            String network = random.nextInt(20) == 0 ? "carrier" : "other " + random.nextInt(3_000);
            above += isAbove(network) ? 1 : 0;
        }
        assertThat(above).isZero();
    }

    @Test
    void of_118_ballots_in_six_seconds_on_a_quiet_scrutin_all_above_sixty_wait() {
        assertThat(above("farm", 118, Duration.ofMillis(5_600))).isEqualTo(58);
    }

    @Test
    void whoever_goes_on_for_hours_brings_six_a_minute() {
        int taken = 0;
        for (int minute = 0; minute < 240; minute++) {
            taken += 100 - above("farm", 100, Duration.ofMinutes(1));
        }
        assertThat(taken).isBetween(60 + 6 * 235, 60 + 6 * 245);
    }

    @Test
    void a_network_that_is_nearly_all_of_a_scrutin_has_no_share_of_its_own_ballots() {
        above("others", 60, Duration.ofMinutes(1));
        assertThat(above("farm", 10_000, Duration.ofMinutes(1))).isGreaterThan(9_900);
    }

    private int above(String network, int ballots, Duration within) {
        int above = 0;
        for (int i = 0; i < ballots; i++) {
            now = now.plus(within.dividedBy(ballots));
            above += isAbove(network) ? 1 : 0;
        }
        return above;
    }

    private boolean isAbove(String network) {
        UrnVoter somebodyNew = new UrnVoter(1, VoterKey.of(UUID.randomUUID()));
        return !crowds.computeIfAbsent(network, ignored -> new Crowd()).take(somebodyNew, SHARE, scrutin, now);
    }
}
