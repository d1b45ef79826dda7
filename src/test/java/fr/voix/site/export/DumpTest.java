package fr.voix.site.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.ShiftedClock;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.text.Subject;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dated copies of the exports: which stay, what they hold, and what must not stay in them. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.data-dir", value = "target/dump-test")
class DumpTest {

    private static final String FILES =
            "select count(distinct r ->> 'hash') from export_dump, jsonb_array_elements(description -> 'resources') r";

    @Inject
    EmbeddedServer server;

    @Inject
    PublicVersion publicVersion;

    @Inject
    DataFolderConfig data;

    @Inject
    ExportWriter writer;

    @Inject
    DataPackageService descriptions;

    @Inject
    Transactions transactions;

    @Inject
    TestExports exports;

    @Inject
    DumpKeeping dumps;

    @Inject
    DumpRepository rows;

    @Inject
    ScrutinFixture fixture;

    @Inject
    PetitionFixture petitions;

    @Inject
    AuditService audit;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    ScrutinHiding hidings;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    @Inject
    ShiftedClock clock;

    @Inject
    JsonMapper json;

    @TempDir
    Path elsewhere;

    private final HttpClient http = HttpClient.newHttpClient();
    private String uid;

    @BeforeEach
    void somethingToKeep() throws Exception {
        fixture.run("delete from export_dump");
        fixture.run("delete from export_content");
        fixture.run("update export_state set looked_at = 'epoch', made = null, shown = null");
        uid = fixture.aScrutin();
        ballots.cast(scrutins.find(uid).orElseThrow(), 7);
        publications.publish();
        exports.make();
        // another day for each test, since one day is copied once
        clock.set(Duration.ofDays(1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void those_of_a_month_stay_and_the_first_of_each_month_for_ever_in_the_room_of_what_differs() throws Exception {
        var made = new ArrayList<LocalDate>();
        for (int day = 0; day < 100; day++) {
            dumps.keep();
            dumps.keep();
            made.add(today());
            clock.set(Duration.ofDays(1));
        }
        var last = made.getLast();
        var firsts = new HashSet<YearMonth>();
        var kept = made.stream()
                .filter(day -> firsts.add(YearMonth.from(day)) | day.isAfter(last.minusDays(31)))
                .toList();
        assertThat(kept).hasSizeBetween(33, 35);
        assertThat(dumps.all()).extracting(DumpRow::day).containsExactlyElementsOf(kept.reversed());
        assertThat(get("/exports/LATEST").body()).isEqualTo(last + "\n");
        assertThat(get("/exports/" + made.get(40) + "/datapackage.json").statusCode())
                .isEqualTo(kept.contains(made.get(40)) ? 200 : 404);
        // the same on all days, and so there once
        assertThat(fixture.number(FILES)).isEqualTo(Dataset.values().length);
        assertThat(dumps.bytes()).isEqualTo(dumps.all().getFirst().bytes());
        for (var path : List.of("/exports", "/en/exports")) {
            var page = get(path).body();
            for (var day : kept) {
                assertThat(page)
                        .contains("href=\"/exports/" + day + "/datapackage.json\"")
                        .contains("href=\"/exports/" + day + "/positions.csv.gz\"");
            }
            assertThat(page).contains("curl -O " + server.getURI() + "/exports/" + last + "/decomptes.csv.gz");
        }
    }

    @Test
    void its_files_are_what_its_description_says_and_duckdb_reads_them_where_they_are() throws Exception {
        dumps.keep();
        var day = get("/exports/LATEST").body().strip();
        var description =
                json.readValue(get("/exports/" + day + "/datapackage.json").body(), DataPackageJson.class);
        assertThat(description.resources()).hasSize(Dataset.values().length);
        for (var file : description.resources()) {
            var bytes = bytes("/exports/" + day + "/" + file.path());
            assertThat(bytes).as(file.path()).hasSize((int) file.bytes());
            assertThat("sha256:" + sha256(bytes)).isEqualTo(file.hash());
            assertThat(unpacked(bytes).lines())
                    .first(InstanceOfAssertFactories.STRING)
                    .isEqualTo(String.join(
                            ",",
                            file.schema().fields().stream()
                                    .map(one -> one.name())
                                    .toList()));
        }
        var local = elsewhere.resolve("decomptes.csv.gz");
        Files.write(local, bytes("/exports/" + day + "/decomptes.csv.gz"));
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var found = statement.executeQuery("select total from '" + local + "' where scrutin = '" + uid + "'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getLong(1)).isEqualTo(7);
        }
        for (var nothing : List.of("2026-13-01", "hier", "1999-01-01")) {
            assertThat(get("/exports/" + nothing + "/decomptes.csv.gz").statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/exports/" + day + "/bulletins.csv.gz").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_hidden_later_leaves_all_copies_and_nothing_else_does() throws Exception {
        var beside = fixture.aScrutin();
        publications.publish();
        exports.make();
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes, pour,
                    contre, abstentions, non_votants, fingerprint)
                values ('VTANR5L17V31', 31, 17, '2026-01-20', 'SPO', 'l''amendement', 'REJETE', 1, 1, 0, 1, 0, 1, '')
                on conflict do nothing""");
        fixture.run("insert into scrutin_public_amendement values ('VTANR5L17V31', ?, false)", uid);
        fixture.run("insert into scrutin_public_amendement values ('VTANR5L17V31', ?, true)", beside);
        hidings.hide(beside, "Motif.", null);
        hidings.unhide(beside);
        exports.make();
        dumps.keep();
        var first = today();
        clock.set(Duration.ofDays(1));
        dumps.keep();
        var address = "/exports/" + first + "/decomptes.csv.gz";
        var before = unpacked(bytes(address));
        assertThat(before).contains(uid, beside);
        assertThat(unpacked(bytes("/exports/" + first + "/scrutins_publics.csv.gz")))
                .contains(uid + " " + beside);
        var changed = get(address).headers().firstValue("Last-Modified");
        var held = sha256(bytes(address));

        var second = today();
        hidings.hide(uid, "Motif.", null);
        // named in another row alone: what nobody votes on
        fixture.run("delete from hiding where scrutin_uid = ?", beside);
        fixture.run("delete from scrutin where uid = ?", beside);
        fixture.run("update amendement set sort = 'EFFACE' where uid = ?", beside);
        publicVersion.bump();
        exports.make();
        assertThat(status(address)).isEqualTo(503);
        assertThat(status("/exports/" + first + "/datapackage.json")).isEqualTo(503);
        keepAll();
        assertThat(status(address)).isEqualTo(503);
        clock.set(Duration.ofHours(24));
        keepAll();
        for (var day : List.of(first, second)) {
            for (var dataset : Dataset.values()) {
                var file = "/exports/" + day + "/" + dataset.slug() + ".csv.gz";
                assertThat(unpacked(bytes(file))).as(file).doesNotContain(uid);
            }
        }
        assertThat(unpacked(bytes(address)).lines().toList())
                .isEqualTo(before.lines()
                        .filter(line -> !line.contains(uid) && !line.contains(beside))
                        .toList());
        assertThat(unpacked(bytes("/exports/" + first + "/scrutins_publics.csv.gz")))
                .contains("VTANR5L17V31")
                .doesNotContain(beside);
        assertThat(get(address).headers().firstValue("Last-Modified")).isNotEqualTo(changed);
        var description =
                json.readValue(get("/exports/" + first + "/datapackage.json").body(), DataPackageJson.class);
        var decomptes = description.resources().getFirst();
        assertThat("sha256:" + sha256(bytes(address))).isEqualTo(decomptes.hash());
        assertThat(decomptes.rows()).isEqualTo(before.lines().count() - 3);
        // nor where nobody can ask for it
        assertThat(fixture.number("select count(*) from export_content where encode(sha256, 'hex') = '" + held + "'"))
                .isZero();
        hidings.unhide(uid);
    }

    @Test
    void what_is_shown_again_within_a_day_and_what_is_only_stopped_is_never_taken_out() throws Exception {
        dumps.keep();
        var address = "/exports/" + today() + "/decomptes.csv.gz";
        var before = bytes(address);
        hidings.hide(uid, "Motif.", null);
        clock.set(Duration.ofHours(23));
        keepAll();
        assertThat(status(address)).isEqualTo(503);
        hidings.unhide(uid);
        assertThat(bytes(address)).isEqualTo(before);

        fixture.run("insert into urn_stop (uid, how, stopped_at) values (?, 'forked', now())", uid);
        publicVersion.bump();
        assertThat(status(address)).isEqualTo(503);
        exports.make();
        clock.set(Duration.ofDays(2));
        keepAll();
        assertThat(status(address)).isEqualTo(503);
        var without = "/exports/" + today() + "/decomptes.csv.gz";
        assertThat(unpacked(bytes(without))).doesNotContain(uid);
        fixture.run("delete from urn_stop where uid = ?", uid);
        publicVersion.bump();
        assertThat(bytes(address)).isEqualTo(before);
        hidings.hide(uid, "Motif.", null);
        assertThat(status(without)).as("other files there may name it").isEqualTo(503);
        hidings.unhide(uid);
    }

    @Test
    void a_title_that_nobody_is_to_read_again_gives_way_in_all_copies_and_in_the_export() throws Exception {
        var petition = petitions
                .aPetition()
                .titled("Le secret de Jeanne Untel, 12 rue des Lilas")
                .make();
        var beside = petitions.aPetition().titled("Un banc par place").make();
        publications.publish();
        exports.make();
        dumps.keep();
        var address = "/exports/" + today() + "/petitions.csv.gz";
        var before = unpacked(bytes(address));
        assertThat(before).contains("Jeanne Untel", "Un banc par place");
        transactions.write(() -> {
            fixture.run("update petition set titre = '=Un titre' where petition_id = ?", petition.id());
            audit.append(
                    Actor.SERVICE,
                    Act.PETITION_REDACT,
                    Subject.petition(petition.id()).reference(),
                    Map.of(),
                    Map.of(),
                    "Une adresse.");
            publicVersion.bump();
        });
        assertThat(status(address)).isEqualTo(503);
        assertThat(status("/exports/petitions.csv")).isEqualTo(503);
        keepAll();
        assertThat(unpacked(bytes(address)))
                .isEqualTo(before.replace("\"Le secret de Jeanne Untel, 12 rue des Lilas\"", "'=Un titre"));
        exports.make();
        assertThat(get("/exports/petitions.csv").body()).contains("'=Un titre").doesNotContain("Jeanne");
        clock.set(Duration.ofDays(1));
        keepAll();
        var changed = get(address).headers().firstValue("Last-Modified");
        keepAll();
        assertThat(get(address).headers().firstValue("Last-Modified"))
                .as("done once")
                .isEqualTo(changed);
        assertThat(unpacked(bytes("/exports/" + today() + "/petitions.csv.gz")))
                .contains("'=Un titre", beside.text().titre());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"resources\":3}"})
    void a_description_that_cannot_be_read_keeps_no_other_copy_from_being(String description) throws Exception {
        dumps.keep();
        var unreadable = today();
        clock.set(Duration.ofDays(1));
        dumps.keep();
        var whole = today();
        fixture.run(
                "update export_dump set description = cast(? as jsonb) where dump_on = cast(? as date)",
                description,
                unreadable.toString());
        publicVersion.bump();
        clock.set(Duration.ofDays(1));
        keepAll();
        assertThat(dumps.all()).extracting(DumpRow::day).containsExactly(today(), whole);
        assertThat(status("/exports/" + unreadable + "/decomptes.csv.gz")).isEqualTo(404);
        assertThat(unpacked(bytes("/exports/" + whole + "/decomptes.csv.gz"))).contains(uid);
        assertThat(get("/exports").body()).contains("/exports/" + whole + "/").doesNotContain(unreadable + "/");
    }

    @Test
    void a_copy_that_is_broken_stops_neither_the_others_nor_that_of_the_day() throws Exception {
        dumps.keep();
        var broken = today();
        clock.set(Duration.ofDays(1));
        ballots.cast(scrutins.find(uid).orElseThrow(), 2);
        publications.publish();
        exports.make();
        dumps.keep();
        var whole = today();
        var torn = ExportStore.sha256(
                rows.find(broken).orElseThrow().file("decomptes").orElseThrow());
        fixture.run("update export_content set bytes = bytes || 'x'::bytea where sha256 = decode(?, 'hex')", torn);
        Files.deleteIfExists(data.folder().resolve("exports").resolve(torn));
        hidings.hide(uid, "Motif.", null);
        clock.set(Duration.ofDays(1));
        exports.make();
        keepAll();
        assertThat(status("/exports/" + broken + "/datapackage.json")).isEqualTo(503);
        assertThat(unpacked(bytes("/exports/" + whole + "/decomptes.csv.gz"))).doesNotContain(uid);
        assertThat(get("/exports/LATEST").body().strip()).isEqualTo(today().toString());
        hidings.unhide(uid);
    }

    @Test
    void what_was_left_half_written_goes_after_a_day_and_what_nobody_names_at_the_next_change() throws Exception {
        dumps.keep();
        var folder = Files.createDirectories(data.folder().resolve("exports"));
        var left = Files.createFile(folder.resolve("left.part"));
        Files.setLastModifiedTime(left, FileTime.from(clock.instant().minus(Duration.ofHours(25))));
        var young = Files.createFile(folder.resolve("young.part"));
        Files.setLastModifiedTime(young, FileTime.from(clock.instant()));
        var unnamed = Files.createFile(folder.resolve("0".repeat(64)));
        var ofABuildBefore = Files.createDirectories(data.folder().resolve("dumps"));
        Files.createFile(ofABuildBefore.resolve("0".repeat(64)));
        publicVersion.bump();
        dumps.keep();
        assertThat(young).exists();
        assertThat(left).doesNotExist();
        assertThat(unnamed).doesNotExist();
        assertThat(ofABuildBefore).doesNotExist();
        Files.delete(young);
    }

    @Test
    void two_instances_take_it_out_at_once_and_neither_keeps_it_on_its_disk() throws Exception {
        dumps.keep();
        var day = today();
        var with = rows.find(day).orElseThrow().file("decomptes").orElseThrow();
        var store = new ExportStore(new DataFolderConfig(elsewhere.toString(), "b"), rows);
        var other = new DumpKeeping(
                exports.exports(),
                descriptions,
                rows,
                store,
                new DumpWithholding(writer, rows, store, transactions, publicVersion, clock),
                transactions,
                clock);
        var disks = List.of(store.fetch(with), new ExportStore(data, rows).fetch(with));
        hidings.hide(uid, "Motif.", null);
        exports.make();
        clock.set(Duration.ofHours(24));
        try (var beside = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 5; i++) {
                var kept = beside.submit(() -> {
                    other.keep();
                    return true;
                });
                dumps.keep();
                kept.get();
            }
        }
        publicVersion.bump();
        other.keep();
        dumps.keep();
        assertThat(disks).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(unpacked(bytes("/exports/" + day + "/decomptes.csv.gz"))).doesNotContain(uid);
        assertThat(rows.find(today())).isPresent();
        assertThat(fixture.number("""
                select count(*)
                from export_dump d, jsonb_array_elements(d.description -> 'resources') r
                where not exists (
                    select from export_content where 'sha256:' || encode(sha256, 'hex') = r ->> 'hash')""")).isZero();
        hidings.unhide(uid);
    }

    /** As often as there are copies, and once more for that of the day. */
    private void keepAll() throws IOException {
        for (int i = 0; i < 5; i++) {
            dumps.keep();
        }
    }

    private int status(String path) throws Exception {
        return get(path, "Accept", "application/json").statusCode();
    }

    @Test
    void another_instance_gives_the_same_bytes_and_none_that_are_not() throws Exception {
        dumps.keep();
        var file = dumps.all().getFirst().file("decomptes").orElseThrow();
        var other = new ExportStore(new DataFolderConfig(elsewhere.toString(), "b"), rows);
        assertThat(Files.readAllBytes(other.fetch(file))).isEqualTo(bytes("/exports/" + today() + "/decomptes.csv.gz"));
        fixture.run("update export_content set bytes = bytes || 'x'::bytea");
        var torn = new ExportStore(new DataFolderConfig(elsewhere.toString(), "c"), rows);
        assertThatThrownBy(() -> torn.fetch(file)).isInstanceOf(IOException.class);
    }

    private static String unpacked(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return http.send(request(path, headers), BodyHandlers.ofString());
    }

    private byte[] bytes(String path) throws Exception {
        var answer = http.send(request(path), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.getURI() + path));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }
}
