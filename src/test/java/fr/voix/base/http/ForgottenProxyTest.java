package fr.voix.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.TestServer;
import fr.voix.base.deployment.Finding;
import fr.voix.base.deployment.Finding.Level;
import fr.voix.base.deployment.PublicUrl;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.serde.ObjectMapper;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ForgottenProxyTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_proxy_that_nobody_named_is_said_once_and_shown() throws Exception {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger(ForgottenProxy.class);
        log.addAppender(lines);
        try (EmbeddedServer server = start(Map.of())) {
            assertThat(get(server, "/health", null)).doesNotContain("proxy");
            assertThat(look(server, null)).extracting(Finding::level).containsExactly(Level.OK, Level.OK);
            for (int i = 0; i < 3; i++) {
                get(server, "/themes", "192.0.2." + i);
            }
            assertThat(get(server, "/health", null)).contains("\"proxy\"", "VOIX_TRUSTED_PROXIES");
            assertThat(look(server, null).getLast().level()).isEqualTo(Level.FAULT);
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains("A PROXY IS NOT TRUSTED")
                        .doesNotContain("192.0.2", "127.0.0"));
    }

    @Test
    void one_that_is_named_is_none_to_speak_of() throws Exception {
        try (EmbeddedServer server = start(Map.of("voix.trusted-proxies", "127.0.0.1"))) {
            get(server, "/themes", "192.0.2.1");
            assertThat(get(server, "/health", null)).doesNotContain("proxy");
            assertThat(look(server, "127.0.0.1").getLast().level()).isEqualTo(Level.OK);
        }
    }

    @Test
    void what_strangers_send_from_afar_is_nothing() {
        var watch = new ForgottenProxy();
        watch.notice(InetAddress.ofLiteral("203.0.113.7"));
        watch.notice(InetAddress.ofLiteral("2001:db8::7"));
        assertThat(watch.reasons()).isEmpty();
        watch.notice(InetAddress.ofLiteral("fd12::7"));
        assertThat(watch.reasons()).containsKey("proxy");
    }

    @Test
    void an_address_that_people_come_to_by_tls_has_a_proxy_to_name() {
        try (EmbeddedServer server = start(Map.of("voix.public-url", "https://voix.example"))) {
            assertThat(look(server, null).getLast().level()).isEqualTo(Level.FAULT);
        }
    }

    private static List<Finding> look(EmbeddedServer server, String proxies) {
        var context = server.getApplicationContext();
        return new ProxyExamination(
                        "localhost",
                        server.getPort(),
                        proxies,
                        context.getBean(PublicUrl.class),
                        context.getBean(ObjectMapper.class))
                .examine();
    }

    private static EmbeddedServer start(Map<String, Object> settings) {
        return TestServer.start(new HashMap<>(settings));
    }

    private String get(EmbeddedServer server, String path, String forwardedFor) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path));
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }
}
