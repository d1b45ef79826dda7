package fr.voix.vote.robotcheck.altcha;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.RealService;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AltchaConfigTest {

    @Test
    void a_browser_works_half_a_second_by_default() {
        try (ApplicationContext service = RealService.start(Map.of())) {
            assertThat(service.getBean(AltchaConfig.class)).isEqualTo(new AltchaConfig(1_000, 4_999));
        }
    }
}
