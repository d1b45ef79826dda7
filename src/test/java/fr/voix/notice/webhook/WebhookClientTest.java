package fr.voix.notice.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.notice.webhook.Outcome.CallFailure;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is called, and what a receiver can do to whoever calls it. */
@MicronautTest(transactional = false, startApplication = false)
@Property(name = "test.planted-names", value = "true")
@Property(name = "voix.public-url", value = "https://voix.example")
class WebhookClientTest {

    private static final Duration A_MOMENT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Map<String, String> HEADERS = Map.of("webhook-id", "msg_x");

    @Inject
    PublicUrl publicUrl;

    @Inject
    PlantedNames names;

    @Inject
    ApplicationContext context;

    @Inject
    DatabaseMode mode;

    private MisbehavingReceiver receiver;
    /** What nobody may be led to: listens on 127.0.0.1, where the receiver does on 127.0.0.2. */
    private MisbehavingReceiver victim;

    @BeforeEach
    void listen() throws Exception {
        receiver = MisbehavingReceiver.start();
        var inside = new ServerSocket();
        inside.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), receiver.port()));
        victim = MisbehavingReceiver.start(inside);
        names.plant("hook.example", MisbehavingReceiver.ADDRESS);
    }

    @AfterEach
    void stop() {
        receiver.close();
        victim.close();
    }

    /** @param trials a network that is called although it is one's own, or null as in production */
    private WebhookConfig config(String trials, Duration answerWithin) {
        var ports = Set.of(443, 8443, receiver.port());
        return new WebhookConfig(ports, trials == null ? null : List.of(trials), 4, 2, LONG, answerWithin);
    }

    private ReceiverReader reader(WebhookConfig config) {
        return new ReceiverReader(config, config.addressRule(), names, publicUrl);
    }

    private WebhookClient trialClient(Duration answerWithin) {
        var config = config(MisbehavingReceiver.ADDRESS, answerWithin);
        return new WebhookClient(reader(config), config);
    }

    private String url(String host) {
        return "http://" + host + ":" + receiver.port() + "/chemin?a=b";
    }

    @Test
    void no_hostile_address_is_called_when_a_webhook_is_made_or_when_a_message_is_sent() throws Exception {
        var hostile = Files.readAllLines(Path.of("src/test/resources/webhook/hostile-addresses.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(hostile).hasSizeGreaterThan(60);
        var asInProduction = config(null, LONG);
        var reader = reader(asInProduction);
        var client = new WebhookClient(reader, asInProduction);
        for (var line : hostile) {
            var parts = line.split(" +", 3);
            if (parts.length == 3) {
                names.plant(parts[1].replaceAll("^https://|[:/].*$", ""), parts[2]);
            }
            var address = parts[1].replace("{port}", Integer.toString(receiver.port()))
                    .replace("{crlf}", "\r\n")
                    .replace("{space}", " ");
            assertThat(reader.readAndLookUp(address))
                    .as(line)
                    .isEqualTo(new ReceiverUrl.Reading.Unfit(UrlFlaw.valueOf(parts[0])));
            assertThat(client.send(address, HEADERS, "{}").failure())
                    .as(line)
                    .isEqualTo(
                            switch (parts[0]) {
                                case "ADDRESS" -> CallFailure.ADDRESS;
                                case "UNKNOWN_NAME" -> CallFailure.NAME;
                                default -> CallFailure.URL;
                            });
        }
        assertThat(victim.connections() + receiver.connections()).isZero();
    }

    @Test
    void networks_of_ones_own_are_called_for_trials_alone() {
        var trials = config(MisbehavingReceiver.ADDRESS, LONG);
        var inTests = context.getEnvironment();
        assertThat(new WebhookFactory(trials, mode, inTests).addressRule()).isNotNull();
        try (var elsewhere =
                ApplicationContext.builder("own").deduceEnvironment(false).build()) {
            assertThatThrownBy(() -> new WebhookFactory(trials, mode, elsewhere.getEnvironment()).addressRule())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("VOIX_WEBHOOKS_TRIAL_NETWORKS");
            assertThat(new WebhookFactory(config(null, LONG), mode, elsewhere.getEnvironment()).addressRule())
                    .isNotNull();
        }
    }

    @Test
    void a_fit_address_is_read_in_its_one_spelling() {
        var fit = (ReceiverUrl.Reading.Fit) reader(config(null, LONG)).read(" HTTPS://Hook.Example/Chemin?A=%2F ");

        assertThat(fit.url())
                .isEqualTo(new ReceiverUrl("https://hook.example/Chemin?A=%2F", true, "hook.example", 443));
        assertThat(fit.url().origin()).isEqualTo("https://hook.example");
    }

    @Test
    void a_name_is_asked_for_once_a_call_and_what_was_vetted_is_what_is_connected_to() {
        names.plant("rebind.example", MisbehavingReceiver.ADDRESS, "127.0.0.1");
        var client = trialClient(LONG);

        assertThat(client.send(url("rebind.example"), HEADERS, "{}")).isEqualTo(Outcome.answered(204));
        assertThat(names.questions("rebind.example")).isEqualTo(1);
        assertThat(client.send(url("rebind.example"), HEADERS, "{}")).isEqualTo(Outcome.failed(CallFailure.ADDRESS));
        assertThat(names.questions("rebind.example")).isEqualTo(2);

        assertThat(receiver.connections()).isEqualTo(1);
        assertThat(victim.connections()).isZero();
    }

    @Test
    void a_receiver_gets_one_request_with_nothing_in_it_that_it_need_not_know() {
        receiver.behave(MisbehavingReceiver.raw(
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nAlt-Svc: h2=\":1\"\r\nContent-Length: 2\r\n\r\nok"));
        var client = trialClient(LONG);
        client.send(url("hook.example"), HEADERS, "{\"é\":1}");
        client.send(url("hook.example"), HEADERS, "{}");

        assertThat(receiver.connections()).as("no connection is kept").isEqualTo(2);
        var first = receiver.requests().getFirst();
        assertThat(first.line()).isEqualTo("POST /chemin?a=b HTTP/1.1");
        assertThat(first.body()).isEqualTo("{\"é\":1}");
        assertThat(first.headers())
                .containsEntry("Content-Type", "application/json; charset=UTF-8")
                .containsEntry("User-Agent", WebhookClient.USER_AGENT)
                .containsEntry("Host", "hook.example:" + receiver.port());
        assertThat(receiver.requests().getLast().headers())
                .containsOnlyKeys("webhook-id", "Content-Length", "Content-Type", "Host", "Connection", "User-Agent");
    }

    @Test
    void a_receiver_that_misbehaves_costs_a_while_and_no_more() throws IOException {
        var impatient = trialClient(A_MOMENT);
        assertThat(sent(impatient, MisbehavingReceiver.silence())).isEqualTo(Outcome.failed(CallFailure.TIMEOUT));
        assertThat(sent(impatient, MisbehavingReceiver.drip())).isEqualTo(Outcome.failed(CallFailure.TIMEOUT));

        var client = trialClient(LONG);
        assertThat(sent(client, MisbehavingReceiver.headersWithoutEnd())).isEqualTo(Outcome.failed(CallFailure.BROKEN));
        assertThat(sent(client, MisbehavingReceiver.bodyWithoutEnd())).isEqualTo(Outcome.answered(200));
        assertThat(sent(client, MisbehavingReceiver.goodbye())).isEqualTo(Outcome.failed(CallFailure.BROKEN));
        assertThat(sent(client, MisbehavingReceiver.raw("SSH-2.0-OpenSSH_10\r\n")))
                .isEqualTo(Outcome.failed(CallFailure.BROKEN));
        assertThat(sent(client, MisbehavingReceiver.redirect("http://127.0.0.1:" + victim.port() + "/")))
                .isEqualTo(Outcome.answered(307));
        assertThat(victim.connections()).as("nobody is led on").isZero();
        // more than there are connections in the pool: none of the above has kept one
        for (int i = 0; i < 10; i++) {
            assertThat(sent(client, MisbehavingReceiver.status(204))).isEqualTo(Outcome.answered(204));
        }
        var nowhere = url("hook.example").replace(":" + receiver.port(), ":" + aPortWithoutAnybody());
        assertThat(client.send(nowhere, HEADERS, "{}")).isEqualTo(Outcome.failed(CallFailure.CONNECT));
    }

    private static int aPortWithoutAnybody() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(MisbehavingReceiver.ADDRESS, 0));
            return socket.getLocalPort();
        }
    }

    private Outcome sent(WebhookClient client, MisbehavingReceiver.Manner manner) {
        receiver.behave(manner);
        return client.send(url("hook.example"), HEADERS, "{}");
    }

    @Test
    void a_certificate_is_held_to_the_name(@TempDir Path folder) throws Exception {
        var file = folder.resolve("keys.p12");
        var password = "changeit".toCharArray();
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hook",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hook.example",
                        "-ext",
                        "san=dns:hook.example",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        var keys = KeyStore.getInstance(file.toFile(), password);
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        var theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(keys);
        var tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), theirs.getTrustManagers(), null);
        var requests = new AtomicInteger();
        var https = HttpsServer.create(new InetSocketAddress(MisbehavingReceiver.ADDRESS, 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        https.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(202, -1);
        });
        https.start();
        try {
            names.plant("other.example", MisbehavingReceiver.ADDRESS);
            var config = new WebhookConfig(
                    Set.of(443),
                    List.of(MisbehavingReceiver.ADDRESS),
                    4,
                    2,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20));
            var end = ":" + https.getAddress().getPort() + "/";
            var trusting = new WebhookClient(reader(config), config, tls);

            assertThat(new WebhookClient(reader(config), config).send("https://hook.example" + end, HEADERS, "{}"))
                    .isEqualTo(Outcome.failed(CallFailure.TLS));
            assertThat(trusting.send("https://other.example" + end, HEADERS, "{}"))
                    .isEqualTo(Outcome.failed(CallFailure.TLS));
            assertThat(requests).hasValue(0);
            assertThat(trusting.send("https://hook.example" + end, HEADERS, "{}"))
                    .isEqualTo(Outcome.answered(202));
        } finally {
            https.stop(0);
        }
    }
}
