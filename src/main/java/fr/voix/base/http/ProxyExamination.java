package fr.voix.base.http;

import fr.voix.base.deployment.Examination;
import fr.voix.base.deployment.Finding;
import fr.voix.base.deployment.PublicUrl;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks the service on this machine for its health, and whether it saw a proxy that is not trusted. */
@Singleton
class ProxyExamination implements Examination {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String host;
    private final int port;
    private final PublicUrl publicUrl;
    private final ObjectMapper json;
    private final boolean isNamed;

    ProxyExamination(
            @Property(name = "micronaut.server.host", defaultValue = "localhost") String host,
            @Property(name = "micronaut.server.port", defaultValue = "8080") int port,
            @Nullable @Property(name = "voix.trusted-proxies") String proxies,
            PublicUrl publicUrl,
            ObjectMapper json) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            this.host = "localhost";
        } else {
            this.host = host.contains(":") ? "[" + host + "]" : host;
        }
        this.port = port;
        this.isNamed = proxies != null && !proxies.isBlank();
        this.publicUrl = publicUrl;
        this.json = json;
    }

    @Override
    public List<Finding> examine() {
        URI address = URI.create("http://" + host + ":" + port + "/health");
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).timeout(LONGEST).build(), BodyHandlers.ofString());
            return List.of(service(answer), proxy(answer.body()));
        } catch (IOException e) {
            return List.of(
                    Finding.unknown("service", "None answers at " + address + "."),
                    isNamed || !publicUrl.isHttps()
                            ? Finding.unknown("proxy", "The service that would have seen it does not run.")
                            : forgotten());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Finding service(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"UP\"")
                ? Finding.ok("service", "It is well.")
                : Finding.fault("service", "It says " + answer.statusCode() + " " + answer.body());
    }

    private Finding proxy(String health) throws IOException {
        Map<String, Object> said = json.readValue(health, Argument.mapOf(String.class, Object.class));
        boolean isSeen = said.get("details") instanceof Map<?, ?> details && details.containsKey(ForgottenProxy.REASON);
        if (isSeen || !isNamed && publicUrl.isHttps()) {
            return forgotten();
        }
        return Finding.ok(
                "proxy", isNamed ? "It is named, and no other one was seen." : "None is needed on this machine alone.");
    }

    private static Finding forgotten() {
        return Finding.fault(
                "proxy",
                "People come by one that VOIX_TRUSTED_PROXIES does not name: all of them count as one network, and are refused as one.");
    }
}
