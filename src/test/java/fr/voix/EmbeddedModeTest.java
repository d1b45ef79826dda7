package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.vote.robotcheck.TestVoters;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a first user relies on: the service as its own process, with the data beside it. */
@Tag("long")
class EmbeddedModeTest {

    private static final String CF1115 = "/api/v1/scrutins/AMANR5L17PO59048B2247P0D1N001115/ballot";
    private static final String BALLOT =
            "{\"choice\":\"contre\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}";

    private static final int DEATHS = TestSize.of(4, 8);

    @TempDir
    static Path shared;

    /** After a first start, for those tests that leave it as they found it. */
    private static ServiceProcess service;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    private static ServiceProcess running() throws Exception {
        if (service == null) {
            service = new ServiceProcess(shared);
        }
        if (!service.isAlive()) {
            service.start();
        }
        return service;
    }

    @Test
    void an_acknowledged_ballot_survives_kill_9_of_service_and_database() throws Exception {
        try (ServiceProcess service =
                TestSize.isLong() ? new ServiceProcess(folder) : ServiceProcess.startedBefore(folder)) {
            service.start();
            String cookie = TestVoters.passTheCheck(http, service.uri());
            assertThat(send(service, cookie, "PUT", BALLOT).statusCode()).isEqualTo(200);

            service.kill();
            service.killPostmaster();
            service.start();

            assertThat(send(service, cookie, "GET", "").body()).contains("\"choice\":\"contre\"");
            assertThat(http.send(
                                    HttpRequest.newBuilder(service.uri().resolve("/courrier"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .as("what would have been sent is read here")
                    .isEqualTo(200);
            ServiceProcess.Run recount = service.run(Map.of(), "recount");
            assertThat(recount.output()).contains("ballots=1 wrong=0");
            assertThat(recount.exitCode()).isZero();
            assertThat(service.run(Map.of("MICRONAUT_SERVER_PORT", "8080"), "moderator", "invite", "a@voix.example")
                            .output())
                    .as("an invitation leads to the service that runs")
                    .contains(service.uri() + "/moderation/invitation/");
            assertThat(service.isAlive())
                    .as("a subcommand beside it leaves it running")
                    .isTrue();
            assertThat(send(service, cookie, "GET", "").statusCode()).isEqualTo(200);
            assertThat(Files.readAllLines(folder.resolve("output-.txt")))
                    .as("who starts it at home is told where to go")
                    .last()
                    .asString()
                    .endsWith("Open " + service.uri() + " in a browser");
        }
    }

    @Test
    void a_request_that_was_taken_in_is_answered_when_the_service_is_told_to_end() throws Exception {
        ServiceProcess service = running();
        String cookie = TestVoters.passTheCheck(http, service.uri());
        CompletableFuture<HttpResponse<String>> answer;
        try (Connection database = connect(shared)) {
            database.setAutoCommit(false);
            database.createStatement().execute("select 1 from urn for update");
            answer = http.sendAsync(request(service, cookie, "PUT", BALLOT), BodyHandlers.ofString());
            Thread.sleep(1_000);
            service.signal("TERM");
            Thread.sleep(1_500);
            database.commit();
        }

        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(service.awaitExit(Duration.ofSeconds(20))).isEqualTo(143);
        assertThat(send(running(), cookie, "GET", "").body()).contains("\"choice\":\"contre\"");
    }

    @Test
    void a_dead_database_is_a_503_and_comes_back_by_itself_as_often_as_it_dies() throws Exception {
        ServiceProcess service = running();
        String cookie = TestVoters.passTheCheck(http, service.uri());
        service.killPostmaster();

        HttpResponse<String> response = send(service, cookie, "PUT", BALLOT);
        for (int attempt = 0; attempt < 60 && response.statusCode() != 200; attempt++) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).isPresent();
            Thread.sleep(500);
            response = send(service, cookie, "PUT", BALLOT);
        }
        assertThat(response.statusCode()).isEqualTo(200);

        for (int i = 0; i < DEATHS; i++) {
            service.killPostmaster();
            Thread.sleep(400);
        }
        service.awaitHealthy();
        assertThat(send(service, cookie, "PUT", BALLOT).statusCode())
                .as("it died again while it came back")
                .isEqualTo(200);
    }

    @Test
    void a_program_that_another_user_put_into_the_temporary_folder_is_not_run() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path ran = folder.resolve("ran");
        // where zonky would look: named by the MD5 of the archive
        Path programs = temporary.resolve("embedded-pg/PG-" + md5("/postgres-linux-x86_64.txz"));
        Files.createDirectories(programs.resolve("bin"));
        Files.createFile(programs.resolve(".exists"));
        for (String program : new String[] {"initdb", "postgres", "pg_ctl"}) {
            Path planted = Files.writeString(
                    programs.resolve("bin/" + program), "#!/bin/sh\necho " + program + " >> " + ran + "; exit 1");
            Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (ServiceProcess service = new ServiceProcess(folder)) {
            ServiceProcess.Run recount = service.run(environment, "recount");
            assertThat(ran).doesNotExist();
            assertThat(recount.exitCode()).as(recount.output()).isZero();
        }
    }

    private static String md5(String resource) throws Exception {
        try (InputStream archive = EmbeddedModeTest.class.getResourceAsStream(resource)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive.readAllBytes()));
        }
    }

    /** With its port and its password, and the number of its server's process. */
    @Test
    void a_copy_of_the_data_folder_runs_beside_the_original_on_its_own_data() throws Exception {
        ServiceProcess original = running();
        long process = postmaster(shared);
        Files.createDirectories(folder.resolve(".voix"));
        int copied = new ProcessBuilder("cp", "-a", shared.resolve(".voix").toString(), folder.toString())
                .start()
                .waitFor();
        assertThat(copied).isZero();
        assertThat(postmaster(folder)).isEqualTo(process);
        try (ServiceProcess copy = new ServiceProcess(folder)) {
            copy.start();
            for (Path of : List.of(shared, folder)) {
                try (Connection database = connect(of)) {
                    var row = database.createStatement().executeQuery("show data_directory");
                    assertThat(row.next()).isTrue();
                    assertThat(Path.of(row.getString(1))).startsWith(of.toRealPath());
                }
            }
            String cookie = TestVoters.passTheCheck(http, copy.uri());
            assertThat(send(copy, cookie, "PUT", BALLOT).statusCode()).isEqualTo(200);
        }
        assertThat(postmaster(shared)).as("nobody ended it").isEqualTo(process);
        String cookie = TestVoters.passTheCheck(http, original.uri());
        assertThat(send(original, cookie, "PUT", BALLOT).statusCode()).isEqualTo(200);
    }

    private static long postmaster(Path folder) throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve(".voix/postgresql-18/postmaster.pid"))
                .getFirst()
                .strip());
    }

    @Test
    void other_users_of_the_machine_get_neither_into_the_database_nor_at_a_key() throws Exception {
        running();
        String port = Files.readString(shared.resolve(".voix/port")).strip();
        String address = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        for (String password : new String[] {"", "postgres"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(address, "postgres", password))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        for (String key : new String[] {"pepper", "cookie", "altcha", "database"}) {
            Path file = shared.resolve(".voix/keys/" + key + ".key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.size(file)).isEqualTo(32);
        }
        Path urnKey = shared.resolve(".voix/keys/urn.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(urnKey)))
                .isEqualTo("rw-------");
        assertThat(urnKey).content().startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void a_database_of_ones_own_needs_secrets_of_ones_own() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        Map<String, String> environment = Map.of(
                "DATASOURCES_DEFAULT_URL", database.url(),
                "DATASOURCES_DEFAULT_USERNAME", database.user(),
                "DATASOURCES_DEFAULT_PASSWORD", database.password(),
                "VOIX_PUBLIC_URL", "https://voix.example");
        try (ServiceProcess service = new ServiceProcess(folder)) {
            ServiceProcess.Run refused = service.run(environment, "recount");
            assertThat(refused.exitCode()).isEqualTo(78);
            assertThat(refused.output())
                    .contains("VOIX_PEPPER", "VOIX_COOKIE_KEY", "VOIX_ALTCHA_KEY", "VOIX_URN_KEY_FILE");
            assertThat(made()).isEmpty();
        }
    }

    @Test
    void a_data_folder_with_another_schema_is_refused_in_one_sentence() throws Exception {
        try (ServiceProcess service = ServiceProcess.startedBefore(folder)) {
            service.start();
            try (Connection database = connect(folder)) {
                // what a build before had as its first step
                database.createStatement()
                        .execute(
                                "update flyway_schema_history set version = '20261125010000' where installed_rank = 1");
            }
            service.kill();
            for (String command : new String[] {"serve", "recount"}) {
                ServiceProcess.Run refused = service.run(Map.of(), command);
                assertThat(refused.exitCode()).isEqualTo(78);
                assertThat(refused.output())
                        .as(command)
                        .doesNotContain("Exception", "\tat ")
                        .contains("another build of Voix", "export it", "begin anew", "VOIX_DATA_DIR");
            }
        }
    }

    @Test
    void help_starts_nothing() throws Exception {
        try (ServiceProcess service = new ServiceProcess(folder)) {
            ServiceProcess.Run help = service.run(Map.of(), "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.output()).contains("serve", "import", "moderator", "recount");
            assertThat(made()).isEmpty();
        }
    }

    /** What stands in the data folder, but for the programs that {@link ServiceProcess} puts there. */
    private List<String> made() throws Exception {
        if (!Files.exists(folder.resolve(".voix"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(".voix"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("programs"))
                    .toList();
        }
    }

    private static Connection connect(Path folder) throws Exception {
        String port = Files.readString(folder.resolve(".voix/port")).strip();
        String password = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve(".voix/keys/database.key")));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }

    private HttpResponse<String> send(ServiceProcess service, String cookie, String method, String body)
            throws Exception {
        return http.send(request(service, cookie, method, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(ServiceProcess service, String cookie, String method, String body) {
        URI uri = service.uri().resolve(CF1115);
        return HttpRequest.newBuilder(uri)
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
