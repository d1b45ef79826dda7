package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the jar is made of: said as it is, and held against what is known of it. */
@MicronautTest(transactional = false)
class BillOfMaterialsTest {

    private static final Logger LOG = LoggerFactory.getLogger(BillOfMaterialsTest.class);
    private static final Path ADVISORIES = Path.of("src/test/resources/advisories.csv");
    private static final String DATED = "# As of ";
    private static final long FRESH_DAYS = 60;

    @Inject
    @Client("/")
    HttpClient client;

    /** A library of the jar. */
    private record Library(String name, String version, String sha256) {}

    /** @param fixed the first release without the fault */
    private record Advisory(String id, String library, String fixed) {

        boolean concerns(Library known) {
            return known.name().equals(library)
                    && new ComparableVersion(known.version()).compareTo(new ComparableVersion(fixed)) < 0;
        }
    }

    @Test
    void every_library_it_names_is_the_very_file_that_runs() throws Exception {
        var loaded = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .map(BillOfMaterialsTest::sha256)
                .collect(Collectors.toSet());

        assertThat(libraries())
                .hasSizeGreaterThan(100)
                .allSatisfy(library -> assertThat(loaded).as(library.name()).contains(library.sha256()));
        assertThat(libraries())
                .extracting(Library::name)
                .contains("io.netty:netty-codec-http", "org.postgresql:postgresql", "io.micronaut:micronaut-http")
                .doesNotContain("org.junit.jupiter:junit-jupiter-api", "com.icegreen:greenmail");
    }

    @Test
    void the_lock_in_the_tree_has_the_hash_of_each_and_lets_nothing_else_in() throws Exception {
        List<String> lock = Files.readAllLines(Path.of(".mvn/checksums/checksums.sha256"));
        Set<String> hashes =
                lock.stream().map(line -> line.substring(0, line.indexOf(' '))).collect(Collectors.toSet());

        assertThat(libraries())
                .allSatisfy(library -> assertThat(hashes).as(library.name()).contains(library.sha256()));
        assertThat(Files.readString(Path.of(".mvn/maven.config")))
                .contains("trustedChecksums=true", "trustedChecksums.failIfMissing=true");
    }

    @Test
    void no_library_has_a_fault_that_the_list_in_the_tree_knows() throws Exception {
        List<String> lines = Files.readAllLines(ADVISORIES);
        List<Advisory> advisories = advisories(lines);
        List<Library> libraries = libraries();
        Set<String> named = advisories.stream().map(Advisory::library).collect(Collectors.toSet());
        LocalDate asOf = LocalDate.parse(lines.getFirst().substring(DATED.length()));
        long age = ChronoUnit.DAYS.between(asOf, LocalDate.now(Clock.systemUTC()));
        LOG.info(
                "{} libraries held against {} advisories of {}, {} days old; {} libraries are named by none: not checked",
                libraries.size(),
                advisories.size(),
                asOf,
                age,
                libraries.stream()
                        .filter(library -> !named.contains(library.name()))
                        .count());
        if (age > FRESH_DAYS) {
            LOG.warn("DEPENDENCIES WERE NOT CHECKED against what became known after {}: renew {}", asOf, ADVISORIES);
        }

        var faults = new ArrayList<String>();
        for (Library library : libraries) {
            advisories.stream()
                    .filter(advisory -> advisory.concerns(library))
                    .forEach(advisory -> faults.add(advisory.id() + " " + library));
        }
        assertThat(faults).isEmpty();
        assertThat(advisories).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({
        "io.netty:netty-codec-http, 4.2.9.Final, true",
        "io.netty:netty-codec-http, 4.2.18.Final, false",
        "io.netty:netty-codec-http, 4.2.18.Alpha1, true",
        "io.netty:netty-codec-http2, 4.2.9.Final, false"
    })
    void an_advisory_concerns_what_is_older_than_its_repair(String library, String version, boolean isConcerned) {
        var advisory = new Advisory("CVE-2026-89044", "io.netty:netty-codec-http", "4.2.18.Final");

        assertThat(advisory.concerns(new Library(library, version, ""))).isEqualTo(isConcerned);
    }

    private List<Library> libraries() throws IOException {
        assumeThat(getClass().getResource("/META-INF/sbom/voix.cdx.json"))
                .as("a build offline (mvn -o) writes no bill of materials")
                .isNotNull();
        HttpResponse<byte[]> answer = client.toBlocking().exchange(HttpRequest.GET("/.well-known/sbom"), byte[].class);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.cyclonedx+json");
        JsonNode bill = new ObjectMapper().readTree(answer.body());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        return StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(BillOfMaterialsTest::library)
                .toList();
    }

    private static Library library(JsonNode component) {
        String sha256 = StreamSupport.stream(component.path("hashes").spliterator(), false)
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .findFirst()
                .orElseThrow();
        return new Library(
                component.path("group").asText() + ':' + component.path("name").asText(),
                component.path("version").asText(),
                sha256);
    }

    private static List<Advisory> advisories(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(","))
                .map(fields -> new Advisory(fields[0], fields[1], fields[2]))
                .toList();
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (Exception e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
