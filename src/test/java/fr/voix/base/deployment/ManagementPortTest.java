package fr.voix.base.deployment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import org.junit.jupiter.api.Test;

class ManagementPortTest {

    @Test
    void the_port_of_visitors_is_none_for_metrics() {
        assertThatThrownBy(() -> ManagementPortListener.requireItsOwn(8080, 8080))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("VOIX_MANAGEMENT_PORT must not be the port of the service");
        assertThatCode(() -> ManagementPortListener.requireItsOwn(9090, 8080)).doesNotThrowAnyException();
    }
}
