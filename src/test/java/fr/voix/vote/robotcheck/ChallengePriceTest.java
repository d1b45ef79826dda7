package fr.voix.vote.robotcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChallengePriceTest {

    @Test
    void nothing_rises_up_to_the_expected_share() {
        assertThat(ChallengePrice.of(0, 0)).isEqualTo(ChallengePrice.BASE);
        assertThat(ChallengePrice.of(1, 9_999)).isEqualTo(ChallengePrice.BASE);
        assertThat(ChallengePrice.of(1.1, 0)).isEqualTo(ChallengePrice.BASE);
    }

    @Test
    void a_quarter_above_costs_twice_and_twice_costs_the_ceiling() {
        assertThat(ChallengePrice.of(1.26, 0).times()).isEqualTo(2);
        assertThat(ChallengePrice.of(1.87, 0)).isEqualTo(ChallengePrice.CEILING);
        assertThat(ChallengePrice.of(1_000, 1_000_000)).isEqualTo(ChallengePrice.CEILING);
    }

    @Test
    void an_urn_that_everybody_comes_to_costs_everybody_twice_at_most() {
        assertThat(ChallengePrice.of(0.5, 40_000).times()).isEqualTo(2);
        assertThat(ChallengePrice.of(0.5, 40_000_000).times()).isEqualTo(2);
    }

    @Test
    void half_of_what_is_asked_is_enough() {
        assertThat(ChallengePrice.BASE.covers(new ChallengePrice(2))).isTrue();
        assertThat(ChallengePrice.BASE.covers(new ChallengePrice(3))).isFalse();
        assertThat(new ChallengePrice(2).covers(ChallengePrice.CEILING)).isFalse();
        assertThat(new ChallengePrice(3).covers(ChallengePrice.CEILING)).isTrue();
    }
}
