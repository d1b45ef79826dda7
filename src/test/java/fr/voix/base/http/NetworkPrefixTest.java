package fr.voix.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.TestServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPrefixTest {

    private static final String LOOPBACK = "047f0000";

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.255, true",
        "192.0.2.1, 192.0.3.1, false",
        "255.255.255.1, 255.255.255.2, true",
        "2001:db8:1:2300::1, 2001:db8:1:23ff:ffff::2, true",
        "2001:db8:1:2300::1, 2001:db8:1:2400::1, false",
        "::ffff:192.0.2.1, 192.0.2.9, true",
        "0.0.0.0, ::, false"
    })
    void neighbours_share_a_prefix(String one, String other, boolean isSame) {
        assertThat(Arrays.equals(prefix(one), prefix(other))).isEqualTo(isSame);
    }

    @Test
    void without_trusted_proxies_nobody_is_believed() throws Exception {
        try (EmbeddedServer server = start(Map.of())) {
            assertThat(networkOf(server, "192.0.2.1")).isEqualTo(LOOPBACK);
        }
    }

    @Test
    void the_first_from_the_right_that_is_no_proxy_of_ours_is_the_caller() throws Exception {
        try (EmbeddedServer server = start(Map.of("voix.trusted-proxies", "127.0.0.0/8,10.0.0.0/8,2001:db8::/32"))) {
            assertThat(networkOf(server, "192.0.2.1")).isEqualTo("04c00002");
            assertThat(networkOf(server, "198.51.100.7, 192.0.2.1")).isEqualTo("04c00002");
            assertThat(networkOf(server, "198.51.100.7,192.0.2.1, 10.1.2.3")).isEqualTo("04c00002");
            assertThat(networkOf(server, "192.0.2.1, 2001:db8::7")).isEqualTo("04c00002");
            assertThat(networkOf(server, "2a01:e0a:1:2345::1")).isEqualTo("062a010e0a000123");
            assertThat(networkOf(server, "10.1.2.3")).isEqualTo("040a0102");
            assertThat(networkOf(server, "unknown")).isEqualTo(LOOPBACK);
            assertThat(networkOf(server, "192.0.2.1, localhost")).isEqualTo(LOOPBACK);
        }
    }

    @Test
    void a_range_that_is_none_stops_the_start() {
        assertThatThrownBy(() -> start(Map.of("voix.trusted-proxies", "10.0.0.0/33")))
                .hasStackTraceContaining("VOIX_TRUSTED_PROXIES must list");
        assertThatThrownBy(() -> start(Map.of("voix.trusted-proxies", "proxy.example")))
                .hasStackTraceContaining("VOIX_TRUSTED_PROXIES must list");
    }

    private static byte[] prefix(String address) {
        return NetworkPrefix.prefix(InetAddress.ofLiteral(address).getAddress());
    }

    private static EmbeddedServer start(Map<String, Object> properties) {
        var all = new java.util.HashMap<>(properties);
        all.put(ProbeController.ON, "true");
        return TestServer.start(all);
    }

    private static String networkOf(EmbeddedServer server, String forwardedFor) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve("/api/v1/probe/network"))
                .header("X-Forwarded-For", forwardedFor)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
