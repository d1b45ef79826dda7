package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.voix.parliament.amendement.AmendementService;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads, against a server of our own that misbehaves on purpose. */
@MicronautTest(transactional = false)
class DownloadClientTest {

    @TempDir
    Path folder;

    @Inject
    OpenDataImport imports;

    @Inject
    AmendementService amendements;

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private byte[] archive;
    private int breaks;
    private int failures;
    private String etag = "\"v1\"";
    private String etagAfterBreak;

    @BeforeEach
    void serve() throws IOException {
        archive = Files.readAllBytes(OpenDataFiles.zip(
                folder.resolve("a.zip"),
                Map.of(
                        "json/DLR5L17N52428/PRJLANR5L17B2247/" + OpenDataFiles.CF1115 + ".json",
                        OpenDataFiles.text(OpenDataFiles.CF1115 + ".json").getBytes(StandardCharsets.UTF_8))));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_archive_is_fetched_once_and_then_only_when_it_changed() {
        String address = address("/once/Amendements.json.zip");

        assertThat(run(address).count(Kind.AMENDEMENT).total()).isEqualTo(1);
        ImportReport second = run(address);

        assertThat(second.lines()).isEmpty();
        assertThat(second.unreadable()).isEmpty();
        assertThat(requests).last().asString().contains("If-None-Match=\"v1\"").endsWith("304");
        etag = "\"v2\"";
        assertThat(run(address).count(Kind.AMENDEMENT).unchanged()).isEqualTo(1);
        assertThat(amendements.findByPath("2247/CION_FIN/CF1115")).isPresent();
    }

    @Test
    void a_broken_transfer_goes_on_where_it_stopped() {
        breaks = 2;

        assertThat(run(address("/broken/a.zip")).count(Kind.AMENDEMENT).total()).isEqualTo(1);
        assertThat(requests).hasSize(3);
        assertThat(requests.get(1))
                .contains("Range=bytes=")
                .contains("If-Range=\"v1\"")
                .endsWith("206");
    }

    @Test
    void a_file_that_changed_meanwhile_is_fetched_from_its_beginning() {
        breaks = 1;
        etagAfterBreak = "\"v9\"";

        assertThat(run(address("/changed/a.zip")).count(Kind.AMENDEMENT).total())
                .isEqualTo(1);
        assertThat(requests).hasSize(2).last().asString().endsWith("200");
    }

    @Test
    void a_server_that_stumbles_is_asked_again() {
        failures = 2;

        assertThat(run(address("/stumbles/a.zip")).unreadable()).isEmpty();
        assertThat(requests).hasSize(3);
    }

    @Test
    void an_address_that_answers_nothing_useful_is_told() {
        assertThat(run(address("/missing")).unreadable())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo("HTTP 404"));
        assertThat(run("http://[::bad").unreadable()).hasSize(1);
        assertThat(run(address("/not-a-zip/a.zip")).unreadable()).hasSize(1);
    }

    private ImportReport run(String address) {
        return imports.run(List.of(address), ImportListener.NONE);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        StringBuilder log = new StringBuilder();
        for (String name : List.of("Range", "If-Range", "If-None-Match")) {
            log.append(' ')
                    .append(name)
                    .append('=')
                    .append(exchange.getRequestHeaders().getFirst(name));
        }
        String path = exchange.getRequestURI().getPath();
        int status = status(exchange, path);
        requests.add(log + " " + status);
        byte[] body = path.contains("not-a-zip") ? "no zip".getBytes(StandardCharsets.UTF_8) : archive;
        exchange.getResponseHeaders().set("ETag", etag);
        if (status == 200 || status == 206) {
            send(exchange, status, body);
        } else {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }

    private int status(HttpExchange exchange, String path) {
        if (path.startsWith("/missing")) {
            return 404;
        }
        if (failures > 0) {
            failures--;
            return 503;
        }
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            return 304;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range != null && etag.equals(exchange.getRequestHeaders().getFirst("If-Range")) ? 206 : 200;
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        int from = 0;
        if (status == 206) {
            from = Integer.parseInt(
                    exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
        }
        byte[] rest = Arrays.copyOfRange(body, from, body.length);
        exchange.sendResponseHeaders(status, rest.length);
        if (breaks > 0) {
            breaks--;
            exchange.getResponseBody().write(rest, 0, rest.length / 2);
            exchange.getResponseBody().flush();
            etag = etagAfterBreak == null ? etag : etagAfterBreak;
            exchange.close();
            return;
        }
        try (var out = exchange.getResponseBody()) {
            out.write(rest);
        }
    }
}
