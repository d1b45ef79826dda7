package fr.voix.base.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingNamesTest {

    private static final SettingNames NAMES = new SettingNames(
            Set.of("VOIX_PUBLIC_URL", "VOIX_TRUSTED_PROXIES", "VOIX_LIMITS_ENABLED", "DATASOURCES_DEFAULT_URL"));

    @ParameterizedTest
    @CsvSource({
        "VOIX_PUBLICURL, VOIX_PUBLIC_URL",
        "VOIX_TRUSTED_PROXY, VOIX_TRUSTED_PROXIES",
        "VOIX_LIMIT_ENABLED, VOIX_LIMITS_ENABLED",
        "DATASOURCE_DEFAULT_URL, DATASOURCES_DEFAULT_URL"
    })
    void a_name_that_is_nearly_right_is_named_with_the_right_one(String given, String meant) {
        assertThat(NAMES.fault(Map.entry(given, "x")))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .startsWith(given + " is no")
                        .containsAnyOf("; " + meant + " is.", "the setting is " + meant));
    }

    @Test
    void a_name_of_ours_that_is_far_from_all_is_no_setting() {
        assertThat(NAMES.fault(Map.entry("VOIX_WHATEVER_THIS_MAY_BE", "x")))
                .contains("VOIX_WHATEVER_THIS_MAY_BE is no setting.");
    }

    @ParameterizedTest
    @CsvSource({
        "VOIX_PUBLIC_URL, https://voix.example",
        "PATH, /bin",
        "DATASOURCES_DEFAULT_MINIMUM_IDLE, 3",
        "VOIX_SERVICE_HOST, 10.0.0.1",
        "VOIX_DB_SERVICE_PORT_POSTGRES, 5432",
        "VOIX_PORT_8080_TCP_ADDR, 10.0.0.1",
        "VOIX_PORT, tcp://10.0.0.1:8080"
    })
    void what_is_right_or_set_by_others_is_passed_over(String name, String value) {
        assertThat(NAMES.fault(Map.entry(name, value))).isEmpty();
    }

    @Test
    void a_port_that_somebody_typed_is_not() {
        assertThat(NAMES.fault(Map.entry("VOIX_PORT", "8081"))).isPresent();
    }
}
