package fr.voix.vote.robotcheck.hcaptcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.RealService;
import fr.voix.TestServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HcaptchaConfigTest {

    private static final String REAL_KEY = "11111111-2222-3333-4444-555555555555";

    @ParameterizedTest
    @CsvSource({
        "10000000-ffff-ffff-ffff-000000000001, 0x0000000000000000000000000000000000000000",
        "20000000-ffff-ffff-ffff-000000000002, 0xABCDEF",
        "30000000-ffff-ffff-ffff-000000000003, 0xABCDEF",
        REAL_KEY + ", 0x0000000000000000000000000000000000000000"
    })
    void public_test_keys_are_refused_at_the_start_of_a_real_service(String siteKey, String secret) {
        assertThatThrownBy(() -> startForReal(siteKey, secret))
                .hasStackTraceContaining("public test keys, which let every robot pass");
    }

    @Test
    void keys_of_an_account_are_accepted_by_a_real_service() {
        try (ApplicationContext context = startForReal(REAL_KEY, "0xABCDEF")) {
            assertThat(context.containsBean(HcaptchaProvider.class)).isTrue();
        }
    }

    @Test
    void public_test_keys_are_for_tests() {
        try (EmbeddedServer server = TestServer.start(Map.of(
                "voix.robot-check.hcaptcha.site-key", "10000000-ffff-ffff-ffff-000000000001",
                "voix.robot-check.hcaptcha.secret", "0x0000000000000000000000000000000000000000"))) {
            assertThat(server.getApplicationContext().containsBean(HcaptchaProvider.class))
                    .isTrue();
        }
    }

    @Test
    void half_an_account_stops_the_start() {
        assertThatThrownBy(() -> startForReal(REAL_KEY, "")).hasStackTraceContaining("set both or none");
        assertThatThrownBy(() -> startForReal("", "0xABCDEF")).hasStackTraceContaining("set both or none");
    }

    @Test
    void without_an_account_there_is_no_hcaptcha() {
        try (ApplicationContext context = startForReal("", "")) {
            assertThat(context.containsBean(HcaptchaProvider.class)).isFalse();
        }
    }

    private static ApplicationContext startForReal(String siteKey, String secret) {
        return RealService.start(Map.of("HCAPTCHA_SITE_KEY", siteKey, "HCAPTCHA_SECRET", secret));
    }
}
