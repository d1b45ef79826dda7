package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.deployment.UnreadyReason;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class StartTest {

    @Inject
    @Client("/")
    HttpClient client;

    @Test
    void one_that_does_not_get_ready_says_so_and_why() throws Exception {
        var said = new ByteArrayOutputStream();
        UnreadyReason never = () -> Optional.of("this instance has just begun");
        int code = ServeCommand.awaitReady(
                List.of(Optional::empty, never), Duration.ofSeconds(1), new PrintStream(said, true));
        assertThat(code).isEqualTo(1);
        assertThat(said.toString())
                .startsWith("The service is not ready after 1 s: this instance has just begun. Its log says more.")
                .hasLineCount(1);
        assertThat(ServeCommand.awaitReady(List.of(Optional::empty), Duration.ZERO, System.err))
                .isZero();
    }

    @Test
    void a_started_service_is_healthy() {
        assertThat(client.toBlocking().exchange("/health").status().getCode()).isEqualTo(HttpStatus.OK.getCode());
    }
}
