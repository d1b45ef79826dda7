package fr.voix.vote.robotcheck.altcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.RealService;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AltchaConfigTest {

    @Test
    void variables_set_the_difficulty() {
        try (ApplicationContext service = RealService.start(
                Map.of("VOIX_ROBOT_CHECK_ALTCHA_COST", "3", "VOIX_ROBOT_CHECK_ALTCHA_MAX_COUNTER", "0"))) {
            assertThat(service.getBean(AltchaConfig.class)).isEqualTo(new AltchaConfig(3, 0));
        }
    }

    @Test
    void a_browser_works_half_a_second_by_default() {
        try (ApplicationContext service = RealService.start(Map.of())) {
            assertThat(service.getBean(AltchaConfig.class)).isEqualTo(new AltchaConfig(1_000, 4_999));
        }
    }

    @Test
    void a_difficulty_that_makes_no_sense_stops_the_start() {
        assertThatThrownBy(() -> RealService.start(Map.of("VOIX_ROBOT_CHECK_ALTCHA_COST", "0")))
                .hasStackTraceContaining("cost");
    }
}
