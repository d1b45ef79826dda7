package fr.voix.site.export;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.database.Jdbc;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.register.RegisterPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances over one database, each with a disk of its own: what either serves is what the manifest and the register say. */
class SharedExportTest {

    private static final String DECOMPTES = "/exports/decomptes.csv";

    @TempDir
    Path folder;

    private final TestDatabase.Database database = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();
    private List<EmbeddedServer> instances;
    private Scrutin scrutin;

    @BeforeEach
    void start() throws Exception {
        instances = List.of(serve("one"), serve("two"));
        scrutin = bean(0, Fixtures.class).anOpenScrutin();
        tick(0);
    }

    private EmbeddedServer serve(String name) {
        return TestServer.start(Map.of(
                "datasources.default.url",
                database.url(),
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                database.password(),
                "voix.data-dir",
                folder.resolve(name).toString(),
                "voix.urn.notes",
                folder.resolve(name + "-notes").toString(),
                "voix.register.every",
                "0s",
                "voix.register.every-of-many",
                "0s"));
    }

    @AfterEach
    void stop() {
        instances.forEach(EmbeddedServer::close);
    }

    @Test
    void one_instance_makes_it_and_all_serve_it_from_the_tick_on_that_states_it() throws Exception {
        vote(0);
        assertThat(exports(0).make()).isTrue();
        assertThat(get(0, DECOMPTES).statusCode()).as("not stated yet").isEqualTo(503);
        tick(1);
        Map<String, String> first = served(0);
        assertThat(served(1)).isEqualTo(first);
        assertThat(register()).containsAll(lines(first));

        vote(1);
        exports(1).make();
        assertThat(served(1)).as("until it is stated").isEqualTo(first);
        tick(0);
        Map<String, String> second = served(0);
        assertThat(second.get("decomptes csv")).isNotEqualTo(first.get("decomptes csv"));
        assertThat(second.get("acteurs csv")).isEqualTo(first.get("acteurs csv"));
        assertThat(served(1)).isEqualTo(second);
        assertThat(register()).containsAll(lines(second)).doesNotHaveDuplicates();

        vote(0);
        exports(1).refresh();
        tick(0);
        assertThat(served(1)).as("it is not its time").isEqualTo(second);
        bean(0, Jdbc.class).update("update export_state set making_until = now() + interval '1 minute'");
        assertThat(exports(1).make()).as("while another one makes it").isFalse();
    }

    @Test
    void at_any_moment_what_either_serves_is_stated() throws Exception {
        exports(0).make();
        tick(0);
        var isOver = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var making = threads.submit(() -> {
                try {
                    for (int round = 0; round < 8; round++) {
                        vote(round % 2);
                        exports(round % 2).make();
                        tick((round + 1) % 2);
                    }
                } finally {
                    isOver.set(true);
                }
                return isOver;
            });
            while (!isOver.get()) {
                for (int instance : List.of(0, 1)) {
                    String said = "d1 decomptes csv "
                            + sha256(get(instance, DECOMPTES).body());
                    assertThat(register()).contains(said);
                }
            }
            making.get();
        }
        assertThat(register())
                .filteredOn(line -> line.startsWith("d1 decomptes csv "))
                .hasSize(9);
    }

    /** The hash of each file, which is what the manifest says. */
    private Map<String, String> served(int instance) throws Exception {
        Map<?, ?> manifest = bean(instance, JsonMapper.class)
                .readValue(get(instance, "/exports/datapackage.json").body(), Map.class);
        Map<String, String> served = new LinkedHashMap<>();
        for (Object one : (List<?>) manifest.get("resources")) {
            Map<?, ?> file = (Map<?, ?>) one;
            String sha256 = sha256(get(instance, "/exports/" + file.get("path")).body());
            assertThat(file.get("hash")).isEqualTo("sha256:" + sha256);
            served.put(file.get("path").toString().replace('.', ' '), sha256);
        }
        assertThat(served).hasSize(Dataset.values().length);
        return served;
    }

    private static List<String> lines(Map<String, String> served) {
        return served.entrySet().stream()
                .map(file -> "d1 " + file.getKey() + " " + file.getValue())
                .toList();
    }

    /** Lines on exports, without their instants. */
    private List<String> register() {
        return bean(0, Jdbc.class)
                .list(
                        "select regexp_replace(line, ' [^ ]*$', '') from register_leaf where line like 'd1 %'",
                        row -> row.getString(1));
    }

    private void vote(int instance) {
        bean(instance, TestBallots.class).cast(scrutin, 1);
        bean(instance, UrnPublishing.class).publish();
    }

    private void tick(int instance) {
        bean(instance, RegisterPublishing.class).publish();
    }

    private ExportService exports(int instance) {
        return bean(instance, ExportService.class);
    }

    /** After the look at the database that an instance takes every second. */
    private HttpResponse<byte[]> get(int instance, String path) throws Exception {
        exports(instance).look();
        return http.send(
                HttpRequest.newBuilder(URI.create(instances.get(instance).getURI() + path))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private <T> T bean(int instance, Class<T> type) {
        return instances.get(instance).getApplicationContext().getBean(type);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
