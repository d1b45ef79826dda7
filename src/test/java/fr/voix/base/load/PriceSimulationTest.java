package fr.voix.base.load;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.vote.robotcheck.ChallengePrice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Crowds vote quickly and farms slowly, by the numbers that src/docs/price.md shows. */
class PriceSimulationTest {

    @Test
    void an_office_waits_less_than_three_seconds() {
        var office = PriceSimulation.office();
        assertThat(office.highest()).isEqualTo(1);
        assertThat(office.longest()).isLessThan(3);
    }

    @Test
    void the_crowd_of_a_mobile_operator_waits_less_than_three_seconds() {
        var operator = PriceSimulation.operator();
        assertThat(operator.highest()).isEqualTo(1);
        assertThat(operator.longest()).isLessThan(3);
    }

    @Test
    void two_thousand_people_behind_one_address_in_half_an_hour_pay_the_least() {
        assertThat(PriceSimulation.carrier().highest()).isEqualTo(1);
    }

    @Test
    void nobody_pays_more_than_twice_on_the_evening_of_a_country() {
        var evening = PriceSimulation.evening();
        assertThat(evening.highest()).isLessThanOrEqualTo(2);
        assertThat(evening.share(3)).isGreaterThan(0.95);
    }

    @Test
    void a_farm_reaches_the_ceiling_within_five_hundred_ballots_of_a_burst_or_ten_minutes() {
        int ceiling = ChallengePrice.CEILING.times();
        assertThat(PriceSimulation.burst().firstAt(ceiling)).isBetween(301, 500);
        var patient = PriceSimulation.patient();
        int reached = patient.firstAt(ceiling);
        assertThat(patient.casts().get(reached).second()).isLessThan(600);
        assertThat(patient.casts().subList(reached, 12_000)).allMatch(cast -> cast.price() == ceiling);
        assertThat(PriceSimulation.takenInAnHour(true)).isLessThan(PriceSimulation.takenInAnHour(false) / 3);
    }

    @Test
    void a_phone_of_2019_solves_the_ceiling_in_ten_seconds() {
        double worst = ChallengePrice.CEILING.times() * PriceSimulation.BASE_COUNTERS / PriceSimulation.SLOW_PHONE;
        assertThat(worst).isLessThanOrEqualTo(10);
    }

    @Test
    void the_page_shows_what_the_simulation_says() throws IOException {
        var scenes = PriceSimulation.scenes();
        assertThat(Files.readString(Path.of("src/docs/price.md"))).contains(PriceSimulation.table(scenes));
    }
}
