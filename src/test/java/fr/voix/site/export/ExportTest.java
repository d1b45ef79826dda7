package fr.voix.site.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.database.WalBarrier;
import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Entrance;
import fr.voix.base.load.PatientRound;
import fr.voix.base.load.Pressure;
import fr.voix.base.text.Subject;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** When files are made, of which instant and from what; and what happens when none can be made. */
@MicronautTest(transactional = false)
@Property(name = "voix.data-dir", value = "target/export-test")
class ExportTest {

    @Inject
    PatientRound rounds;

    @Inject
    WalBarrier barrier;

    @Inject
    ExportFixture fixtures;

    @Inject
    TestExports exports;

    @Inject
    PublicUrl publicUrl;

    @Inject
    ExportStore store;

    @Inject
    ExportRepository published;

    @Inject
    Transactions transactions;

    @Inject
    DataFolderConfig data;

    @Inject
    PublicVersion publicVersion;

    @Inject
    @Named("exports")
    Entrance entrance;

    @Inject
    PetitionFixture petitions;

    @Inject
    UrnPublishing publications;

    @Inject
    AuditService audit;

    @Inject
    ScrutinFixture fixture;

    @Inject
    TestBallots ballots;

    @Inject
    ScrutinHiding hidings;

    @TempDir
    Path folder;

    private String uid;

    @BeforeEach
    void somethingToExport() {
        // whatever was made before
        fixture.run("update export_state set looked_at = 'epoch', making_until = 'epoch'");
        uid = fixtures.aScrutin();
    }

    @Test
    void the_same_state_is_made_once() throws Exception {
        exports.make();
        var first = exports.current().orElseThrow();
        exports.make();
        assertThat(exports.current()).contains(first);

        ballots.cast(fixtures.scrutin(uid), 1);
        exports.make();
        assertThat(exports.current().orElseThrow().at()).isAfter(first.at());
    }

    @Test
    void all_files_are_of_one_instant_while_votes_come_in() throws Exception {
        var second = fixture.aScrutin(0, LocalDate.of(2026, 1, 9));
        var isOver = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var votes = threads.submit(() -> {
                while (!isOver.get()) {
                    ballots.cast(fixtures.scrutin(uid), 3);
                    ballots.cast(fixtures.scrutin(second), 2);
                }
            });
            try {
                for (int round = 0; round < 4; round++) {
                    assertOneInstant(Files.createDirectory(folder.resolve("round" + round)));
                }
            } finally {
                isOver.set(true);
            }
            votes.get();
        }
    }

    private void assertOneInstant(Path written) throws IOException {
        store.write(written);
        var last = new HashMap<String, Map<String, String>>();
        rows(written.resolve("historique.csv")).forEach(row -> last.put(row.get("scrutin"), row));
        assertThat(last).containsKey(uid);
        for (var row : rows(written.resolve("decomptes.csv"))) {
            var hour = last.get(row.get("scrutin"));
            // an urn that a fixture filled has no history
            if (hour != null) {
                for (var field : List.of("size", "pour", "contre", "abstention")) {
                    assertThat(row.get(field)).as(field).isEqualTo(hour.get(field));
                }
            }
        }
    }

    private static List<Map<String, String>> rows(Path csv) throws IOException {
        try (var rows = CSVFormat.RFC4180.builder().setHeader().get().parse(Files.newBufferedReader(csv))) {
            return rows.stream().map(CSVRecord::toMap).toList();
        }
    }

    @Test
    void many_who_ask_at_once_get_one_export() throws Exception {
        exports.make();
        ballots.cast(fixtures.scrutin(uid), 1);
        var before = fixture.number("select txid_current()");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = threads.invokeAll(Collections.nCopies(16, (Callable<Boolean>) this::isMade));
            var done = new ArrayList<Boolean>();
            for (var one : made) {
                done.add(one.get());
            }
            assertThat(done).contains(true);
        }
        assertThat(fixture.number(
                        "select count(distinct xmin::text) from export_content where xmin::text::bigint > " + before))
                .isEqualTo(1);
    }

    /** All but one find somebody else at it, or at its entrance. */
    private boolean isMade() {
        try {
            return exports.exports().make();
        } catch (BusyException e) {
            return false;
        }
    }

    @Test
    void what_is_hidden_is_gone_at_once_and_the_rest_comes_back() throws Exception {
        exports.make();
        assertThat(fixtures.get("/exports/historique.csv").body()).contains(uid);
        hidings.hide(uid, "Le texte contient l’adresse d’un particulier.", null);

        for (var file : List.of("decomptes.csv", "historique.csv", "classements.csv", "datapackage.json")) {
            var refused = fixtures.get("/exports/" + file);
            assertThat(refused.statusCode()).as(file).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).contains("10");
            assertThat(refused.body()).contains("/api/v1/problems/export-not-ready");
        }
        assertThat(fixtures.get("/exports/decomptes.csv", "Accept", "text/html").body())
                .contains("<h1");
        assertThat(fixtures.get("/exports").body()).contains("en train d’être faits", "Dictionnaire");

        exports.exports().refresh();
        assertThat(fixtures.get("/exports/decomptes.csv").statusCode())
                .as("until the register says so")
                .isEqualTo(503);
        exports.state();
        for (var dataset : Dataset.values()) {
            var served = fixtures.get("/exports/" + dataset.slug() + ".csv");
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.body()).doesNotContain(uid);
        }
        hidings.unhide(uid);
        assertThat(fixtures.get("/exports/decomptes.csv").statusCode())
                .as("it may wait")
                .isEqualTo(200);
    }

    @Test
    void what_a_former_process_made_is_taken_up() throws Exception {
        exports.make();
        var restarted = service(store);
        assertThat(restarted.current()).as("before it looked").isEmpty();
        restarted.look();
        assertThat(restarted.current()).isEqualTo(exports.current()).isPresent();
    }

    @Test
    void a_change_waits_for_its_time_and_what_was_hidden_while_nobody_ran_does_not() throws Exception {
        var paced = service(store);
        paced.refresh();
        exports.state();
        paced.look();
        var first = paced.current().orElseThrow();
        ballots.cast(fixtures.scrutin(uid), 1);
        pass("9 minutes");
        paced.refresh();
        exports.state();
        assertThat(exports.current()).contains(first);
        pass("1 minute");
        paced.refresh();
        exports.state();
        paced.look();
        assertThat(paced.current()).isPresent().isNotEqualTo(Optional.of(first));

        hidings.hide(uid, "Motif.", null);
        var restarted = service(store);
        restarted.refresh();
        exports.state();
        restarted.look();
        var remade = restarted.current().orElseThrow();
        assertThat(remade.withheld()).contains(uid);
        hidings.unhide(uid);
    }

    /** By the clock of the database, which all instances share. */
    private void pass(String time) {
        fixture.run("update export_state set looked_at = looked_at - cast(? as interval)", time);
    }

    @Test
    void whoever_makes_it_keeps_others_from_it_until_it_is_done_or_its_time_is_over() {
        exports.make();
        assertThat(published.claim(Duration.ZERO, Duration.ofMinutes(1))).isTrue();
        assertThat(exports.exports().make()).isFalse();
        fixture.run("update export_state set making_until = clock_timestamp()");
        assertThat(exports.exports().make()).isTrue();
        assertThat(exports.exports().make()).isTrue();
    }

    @Test
    void files_that_were_lost_are_not_ready_until_they_are_made_again() throws Exception {
        exports.make();
        fixture.run("delete from export_content");
        exports.exports().look();
        var refused = fixtures.get("/exports/decomptes.csv");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).contains("10");

        exports.exports().refresh();
        exports.state();
        for (var file : exports.current().orElseThrow().files()) {
            assertThat(fixtures.get("/exports/" + file.name()).statusCode())
                    .as(file.name())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_a_loss_of_power_cut_off_is_fetched_again() throws Exception {
        exports.make();
        var whole = fixtures.get("/exports/decomptes.csv").body();
        var file = exports.current().flatMap(one -> one.file(Dataset.DECOMPTES)).orElseThrow();
        Files.delete(store.path(file.sha256()));
        Files.writeString(store.path(file.gzipSha256()), "cut");
        exports.exports().look();
        assertThat(fixtures.get("/exports/decomptes.csv").body()).isEqualTo(whole);
        assertThat(Files.size(store.path(file.gzipSha256()))).isEqualTo(file.gzipBytes());
    }

    @Test
    void a_folder_that_cannot_be_written_is_said_once_and_harms_nothing_else() throws Exception {
        exports.make();
        Files.writeString(folder.resolve("exports"), "a file where a folder should be");
        var nowhere = store(new DataFolderConfig(folder.toString(), ""), new Pressure(() -> 0));
        var job = new ExportJob(service(nowhere), rounds);
        var log = (Logger) LoggerFactory.getLogger(ExportJob.class);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        log.addAppender(said);
        for (int i = 0; i < 3; i++) {
            job.run();
        }
        log.detachAppender(said);
        assertThat(said.list).hasSize(1);
        assertThat(fixtures.get("/exports/decomptes.csv").statusCode()).isEqualTo(200);
    }

    @Test
    void what_nobody_names_any_more_goes_from_the_database_and_the_disk() throws Exception {
        exports.make();
        var before =
                exports.current().flatMap(one -> one.file(Dataset.DECOMPTES)).orElseThrow();
        assertThat(store.path(before.sha256())).exists();
        ballots.cast(fixtures.scrutin(uid), 1);
        exports.make();
        exports.exports().refresh();
        assertThat(store.path(before.sha256())).doesNotExist();
        assertThat(store.path(before.gzipSha256())).doesNotExist();
        exports.make();
        assertThat(fixture.number(
                        "select count(*) from export_content where encode(sha256, 'hex') = ?", before.gzipSha256()))
                .isZero();
        assertThat(fixtures.get("/exports/decomptes.csv").statusCode()).isEqualTo(200);
    }

    @Test
    void a_title_that_nobody_is_to_read_again_leaves_the_export_at_once() throws Exception {
        var petition = petitions.aPetition().titled("Le secret de Jeanne Untel").make();
        publications.publish();
        exports.make();
        assertThat(fixtures.get("/exports/petitions.csv").body()).contains("Jeanne Untel");
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
        assertThat(fixtures.get("/exports/petitions.csv").statusCode()).isEqualTo(503);
        exports.make();
        assertThat(fixtures.get("/exports/petitions.csv").body())
                .contains("'=Un titre")
                .doesNotContain("Jeanne");
    }

    @Test
    void an_export_under_way_gives_way_to_votes() throws Exception {
        var pressure = new Pressure(() -> 0);
        pressure.report(1);
        var pressed = store(data, pressure);
        assertThatThrownBy(() -> pressed.write(folder)).isInstanceOf(BusyException.class);
    }

    private ExportStore store(DataFolderConfig where, Pressure pressure) {
        return new ExportStore(published, where, publicUrl, transactions, barrier, pressure, Clock.systemUTC());
    }

    private ExportService service(ExportStore where) {
        return new ExportService(where, published, publicVersion, barrier, entrance, Duration.ofMinutes(10), null);
    }
}
