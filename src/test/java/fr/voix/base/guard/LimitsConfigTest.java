package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.RealService;
import fr.voix.base.connection.ConnectionsConfig;
import fr.voix.base.http.TrustedProxiesConfig;
import io.micronaut.context.ApplicationContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsConfigTest {

    @Test
    void limits_are_on_unless_a_variable_says_otherwise() {
        try (ApplicationContext service = RealService.start(Map.of())) {
            assertThat(service.containsBean(RateLimitFilter.class)).isTrue();
            assertThat(service.getBean(LimitsConfig.class).expensivePerMinute()).isEqualTo(120);
            assertThat(service.getBean(LimitsConfig.class).writesPerMinute()).isEqualTo(12_000);
            assertThat(service.getBean(ConnectionsConfig.class).requestWithin()).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Test
    void variables_switch_limits_off_and_name_the_proxies() {
        Map<String, Object> variables =
                Map.of("VOIX_LIMITS_ENABLED", "false", "VOIX_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.1");
        try (ApplicationContext service = RealService.start(variables)) {
            assertThat(service.containsBean(RateLimitFilter.class)).isFalse();
            TrustedProxiesConfig proxies = service.getBean(TrustedProxiesConfig.class);
            assertThat(proxies.contains(InetAddress.ofLiteral("10.200.0.1"))).isTrue();
            assertThat(proxies.contains(InetAddress.ofLiteral("192.0.2.1"))).isTrue();
            assertThat(proxies.contains(InetAddress.ofLiteral("192.0.2.2"))).isFalse();
        }
    }
}
