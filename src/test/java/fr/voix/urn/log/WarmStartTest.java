package fr.voix.urn.log;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmStartTest {

    @Test
    void a_service_is_ready_once_the_urns_are_proven_that_readers_ask_for_first() throws Exception {
        assertThat(new WarmStartListener(null).unready()).hasValue("this instance has just begun");
        try (EmbeddedServer service = TestServer.startReady(Map.of("voix.serving", "true"))) {
            assertThat(service.getApplicationContext()
                            .getBean(WarmStartListener.class)
                            .unready())
                    .isEmpty();
        }
    }
}
