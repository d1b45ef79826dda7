package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class StartTest {

    @Inject
    @Client("/")
    HttpClient client;

    @Test
    void a_started_service_is_healthy() {
        assertThat(client.toBlocking().exchange("/health").status().getCode()).isEqualTo(HttpStatus.OK.getCode());
    }
}
