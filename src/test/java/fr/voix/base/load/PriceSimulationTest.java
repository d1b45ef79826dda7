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
        assertThat(office.highest()).isLessThanOrEqualTo(2);
        assertThat(office.share(3)).isGreaterThan(0.98);
    }

    @Test
    void the_crowd_of_a_mobile_operator_waits_less_than_three_seconds() {
        var operator = PriceSimulation.operator();
        assertThat(operator.highest()).isEqualTo(1);
        assertThat(operator.longest()).isLessThan(3);
    }

    @Test
    void nobody_pays_more_than_twice_on_the_evening_of_a_country() {
        var evening = PriceSimulation.evening();
        assertThat(evening.highest()).isLessThanOrEqualTo(2);
        assertThat(evening.share(3)).isGreaterThan(0.95);
    }

    @Test
    void a_farm_reaches_the_ceiling_within_sixty_ballots_or_three_minutes() {
        assertThat(PriceSimulation.burst().firstAt(7)).isBetween(2, 60);
        var patient = PriceSimulation.patient();
        int ceiling = patient.firstAt(7);
        assertThat(patient.casts().get(ceiling).second()).isLessThan(180);
        assertThat(patient.casts().subList(ceiling, 10_000)).allMatch(cast -> cast.price() == 7);
        assertThat(PriceSimulation.takenInAnHour(true)).isLessThan(PriceSimulation.takenInAnHour(false) / 4);
    }

    @Test
    void a_phone_solves_the_ceiling_in_fifteen_seconds() {
        double worst = ChallengePrice.CEILING.times() * PriceSimulation.BASE_COUNTERS / PriceSimulation.PHONE;
        assertThat(worst).isLessThan(15);
    }

    @Test
    void the_page_shows_what_the_simulation_says() throws IOException {
        var scenes = PriceSimulation.scenes();
        assertThat(Files.readString(Path.of("src/docs/price.md"))).contains(PriceSimulation.table(scenes));
        assertThat(Files.readString(Path.of("src/docs/img/price.svg"))).isEqualTo(PriceSimulation.picture(scenes));
    }
}
