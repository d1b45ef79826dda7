package fr.voix.base.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What operators are handed names settings that there are, and shuts the service in. */
class DeployedSettingsTest {

    private static final Path DEPLOY = Path.of("src/deploy");
    private static final Pattern NAME = Pattern.compile("(?<![A-Z_])(?:VOIX|DATASOURCES|MICRONAUT|HCAPTCHA)_[A-Z_]+");
    private static final double MOST_EXPOSED = 2.0;

    @Test
    void every_setting_in_a_file_of_a_deployment_is_one() throws Exception {
        var known = new SettingTableReader().names();
        for (String file : List.of("voix.env", "voix", "voix.service", "nginx.conf", "compose.yml")) {
            List<String> named = NAME.matcher(Files.readString(DEPLOY.resolve(file)))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .toList();
            assertThat(known).as(file).containsAll(named);
        }
        assertThat(Files.readString(DEPLOY.resolve("voix.env"))).contains("VOIX_MIGRATE=false");
    }

    @Test
    void the_file_of_patroni_says_what_is_drilled() throws Exception {
        Map<String, Object> patroni = new Yaml().load(Files.readString(DEPLOY.resolve("patroni.yml")));
        assertThat(patroni.toString()).contains("synchronous_mode_strict=true", "ttl=20");
        assertThat(Files.readString(DEPLOY.resolve("high-availability")))
                .as("what is drilled is what is recommended")
                .contains("synchronous_mode_strict: true", "ttl: 20", "wal_sender_timeout: 3s");
    }

    @Test
    void of_the_containers_only_the_proxy_is_reached_and_ours_are_shut_in() throws Exception {
        String file = Files.readString(DEPLOY.resolve("compose.yml"));
        Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(file);
        Map<String, Map<String, Object>> services = compose.get("services");
        assertThat(services.values()).allSatisfy(service -> assertThat(service).containsEntry("network_mode", "host"));
        assertThat(services.get("database")).containsEntry("command", "-c listen_addresses=localhost");
        assertThat(file + Files.readString(DEPLOY.resolve("voix.env")))
                .as("the service listens on the loopback alone")
                .doesNotContain("MICRONAUT_SERVER_HOST");
        for (String name : List.of("voix", "migrate")) {
            assertThat(services.get(name))
                    .as(name)
                    .containsEntry("pull_policy", "never")
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("env_file", "voix.env");
        }
        assertThat(services.get("voix"))
                .containsEntry("user", "10001:10001")
                .doesNotContainKeys("cap_add", "entrypoint");
        // where the files beside it say that they are
        assertThat(services.get("voix").get("volumes"))
                .isEqualTo(List.of("./data:/var/lib/voix", "./secrets:/etc/voix/secrets:ro"));
        assertThat(services.get("nginx").get("volumes").toString())
                .contains("./nginx.conf:/etc/nginx/nginx.conf:ro", "./tls:/etc/ssl/voix:ro");
        assertThat(Files.readString(DEPLOY.resolve("nginx.conf"))).contains("/etc/ssl/voix/fullchain.pem");
    }

    @Test
    void what_the_containers_are_given_has_no_fault_once_it_is_theirs(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl");
        String owner = run("id", "-u").strip() + ":" + run("id", "-g").strip();
        run(DEPLOY.resolve("draw-secrets").toString(), folder.toString(), owner);
        Map<String, String> given = new HashMap<>();
        Files.readAllLines(DEPLOY.resolve("voix.env")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .forEach(line -> given.put(
                        line.substring(0, line.indexOf('=')),
                        line.substring(line.indexOf('=') + 1)
                                .replace("/etc/voix", folder.toString())
                                .replace("/var/lib/voix", folder.toString())));
        assertThat(given).hasSizeGreaterThan(8);
        assertThat(TestDatabase.named(() -> SettingCheck.faults(given))).isEmpty();
        given.put("VOIX_MIGRATE_PASSWORD_FILE", folder.resolve("owner").toString());
        assertThat(TestDatabase.named(() -> SettingCheck.faults(given))).isEmpty();
        // they are read
        given.put("VOIX_PEPPER_FILE", folder.resolve("absent").toString());
        assertThat(TestDatabase.named(() -> SettingCheck.faults(given)))
                .anySatisfy(fault -> assertThat(fault).contains("VOIX_PEPPER_FILE"));
    }

    @Test
    void the_image_is_of_one_base_and_does_what_the_package_does() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom).containsPattern("<voix\\.image\\.base>\\S+@sha256:[0-9a-f]{64}</voix\\.image\\.base>");
        assertThat(pom).contains("<entrypoint>/usr/bin/voix</entrypoint>");
        assertThat(Files.readString(DEPLOY.resolve("image"))).contains("usr/bin\" src/deploy/voix");
        assertThat(Files.readString(DEPLOY.resolve("deb"))).contains("voix \"$root/usr/bin/voix\"");
    }

    @Test
    void the_unit_is_one_that_systemd_finds_shut_in(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "there is no systemd-analyze");
        // it asks whether the command is there
        String installed = Files.readString(DEPLOY.resolve("voix.service"))
                .replace(
                        "/usr/bin/voix", DEPLOY.resolve("voix").toAbsolutePath().toString());
        String unit =
                Files.writeString(folder.resolve("voix.service"), installed).toString();
        assertThat(run("systemd-analyze", "verify", "--man=no", unit)).doesNotContain("voix.service");
        var exposed = Pattern.compile("exposure level for voix.service: (\\d+\\.\\d+)")
                .matcher(run("systemd-analyze", "security", "--offline=true", unit));
        assertThat(exposed.find()).isTrue();
        assertThat(Double.parseDouble(exposed.group(1))).isLessThan(MOST_EXPOSED);
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes());
    }
}
