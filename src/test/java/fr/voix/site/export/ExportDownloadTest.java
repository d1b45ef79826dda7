package fr.voix.site.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How files are fetched, under which names, and what the page says of them. */
@MicronautTest(transactional = false)
@Property(name = "voix.data-dir", value = "target/export-download-test")
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
class ExportDownloadTest {

    private static final String DECOMPTES = "/exports/decomptes.csv";

    @Inject
    ExportFixture fixtures;

    @Inject
    TestExports exports;

    @BeforeEach
    void somethingToExport() {
        fixtures.aScrutin();
    }

    @Test
    void a_file_can_be_asked_for_under_conditions_and_in_parts() throws Exception {
        exports.make();
        var whole = fixtures.bytes(DECOMPTES);
        assertThat(whole.headers().map())
                .containsEntry("content-type", List.of("text/csv;charset=utf-8;header=present"))
                .containsEntry("access-control-allow-origin", List.of("*"))
                .containsEntry("accept-ranges", List.of("bytes"))
                .containsEntry("content-length", List.of(Integer.toString(whole.body().length)))
                .containsKey("last-modified")
                .doesNotContainKeys("content-encoding", "set-cookie");
        assertThat(new String(whole.body(), UTF_8))
                .startsWith("scrutin,numero,texte,")
                .endsWith("\r\n");
        var etag = whole.headers().firstValue("etag").orElseThrow();
        var changed = whole.headers().firstValue("last-modified").orElseThrow();

        var zipped = fixtures.bytes(DECOMPTES, "Accept-Encoding", "gzip");
        assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("etag"))
                .isNotEqualTo(whole.headers().firstValue("etag"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(whole.body());

        assertThat(fixtures.bytes(DECOMPTES, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(fixtures.bytes(DECOMPTES, "If-Modified-Since", changed).statusCode())
                .isEqualTo(304);
        assertThat(fixtures.bytes(DECOMPTES, "If-None-Match", "\"x\"", "If-Modified-Since", changed)
                        .statusCode())
                .isEqualTo(200);

        var part = fixtures.bytes(DECOMPTES, "Range", "bytes=10-19", "If-Range", etag);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("content-range")).contains("bytes 10-19/" + whole.body().length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 10, 20));
        assertThat(fixtures.bytes(DECOMPTES, "Range", "bytes=-4").body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), whole.body().length - 4, whole.body().length));
        assertThat(fixtures.bytes(DECOMPTES, "Range", "bytes=10-19", "If-Range", "\"x\"")
                        .body())
                .isEqualTo(whole.body());
        var beyond = fixtures.bytes(DECOMPTES, "Range", "bytes=99999999-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("content-range")).contains("bytes */" + whole.body().length);

        var preflight = fixtures.send(
                fixtures.request(DECOMPTES)
                        .headers("Origin", "https://journal.example", "Access-Control-Request-Method", "GET")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                .contains("If-None-Match, If-Range, Range");

        var head = fixtures.send(
                fixtures.request(DECOMPTES)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length")).contains(Integer.toString(whole.body().length));
        assertThat(head.headers().firstValue("etag")).contains(etag);
    }

    @Test
    void what_is_here_is_answered_without_a_question_to_the_database() throws Exception {
        exports.make();
        fixtures.get(DECOMPTES);
        var least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            var before = CountedStatements.count();
            assertThat(fixtures.get(DECOMPTES).statusCode()).isEqualTo(200);
            // what jobs ask for meanwhile is not the file's
            least = Math.min(least, CountedStatements.count() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void every_file_is_kept_under_a_name_of_ours() throws Exception {
        exports.make();
        for (var file : List.of("decomptes.csv", "classements.csv", "historique.csv")) {
            for (var query : List.of("", "?filename=planted.html")) {
                assertThat(fixtures.get("/exports/" + file + query).headers().allValues("Content-Disposition"))
                        .singleElement()
                        .asString()
                        .matches("attachment; filename=\"voix-%s-\\d{4}-\\d\\d-\\d\\d\\.%s\""
                                .formatted((Object[]) file.split("\\.")));
            }
        }
    }

    @Test
    void there_is_nothing_else_there() throws Exception {
        exports.make();
        for (var address : List.of(
                "/exports/bulletins.csv",
                "/exports/decomptes.xlsx",
                "/exports/decomptes.parquet",
                "/exports/LATEST",
                "/exports/decomptes",
                "/exports/decomptes.csv.gz",
                "/exports/DECOMPTES.csv",
                "/exports/export.json",
                "/exports/..%2Fkeys.csv",
                "/exports/%2e%2e/decomptes.csv",
                "/exports/.csv",
                "/en/exports/decomptes.csv")) {
            assertThat(fixtures.get(address, "Accept", "application/json").statusCode())
                    .as(address)
                    .isEqualTo(404);
        }
    }

    @Test
    void the_page_says_what_there_is_in_both_languages() throws Exception {
        exports.make();
        var export = exports.current().orElseThrow();
        for (var path : List.of("/exports", "/en/exports")) {
            var page = fixtures.get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            for (var file : export.files()) {
                assertThat(page.body()).contains("href=\"/exports/" + file.name() + "\"", file.sha256());
            }
            for (var column : Dataset.DECOMPTES.columns()) {
                assertThat(page.body()).contains("<code translate=\"no\">" + column.name() + "</code>");
            }
        }
        assertThat(fixtures.get("/exports").body()).contains("un échantillon représentatif", "Licence Ouverte");
        assertThat(fixtures.get("/en/exports").body()).contains("not a representative sample", "an apostrophe");
        assertThat(fixtures.get("/donnees-ouvertes").body()).contains("href=\"/exports\"");
    }
}
