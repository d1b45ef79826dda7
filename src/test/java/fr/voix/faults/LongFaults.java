package fr.voix.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The long form of the fault harness: {@code mvn verify -Pfaults}; the table of runs is in {@code target/faults.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongFaults {

    private static final FaultStage.Watch WATCH =
            new FaultStage.Watch(Duration.ofSeconds(4), Duration.ofSeconds(4), true);
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final FaultReport report = new FaultReport("faults");

    @Test
    @Order(1)
    void one_instance(@TempDir Path folder) throws Exception {
        stage(
                "one instance",
                folder,
                StageSetup.of(1),
                List.of(
                        Faults.killOfTheService(),
                        Faults.killOfTheDatabase(Duration.ofSeconds(3)),
                        Faults.killOfOneBackend(),
                        Faults.stopOfTheService(HALF_A_MINUTE),
                        Faults.stopOfTheDatabase(HALF_A_MINUTE),
                        Faults.resetsOfTheDatabaseLine(Duration.ofSeconds(3)),
                        Faults.silenceOfTheDatabaseLine(HALF_A_MINUTE),
                        Faults.lostAnswersToCommits(Duration.ofSeconds(10)),
                        Faults.badLineOfThePeople(Duration.ofSeconds(10)),
                        Faults.endUnderLoad()));
    }

    /** Five minutes before an hour is full, so that the jumps cross it: forth, and twice as far back. */
    @Test
    @Order(2)
    void a_clock_that_jumps(@TempDir Path folder) throws Exception {
        MachineClock clock = new MachineClock(folder);
        Duration evening = MachineClock.beforeTheNextHour(Duration.ofMinutes(5));
        clock.set(evening);
        Duration tenMinutes = Duration.ofMinutes(10);
        StageSetup setup = new StageSetup(1, Optional.empty(), clock.environment(), clock.classPath(), 0);
        stage(
                "one instance, its clock",
                folder,
                setup,
                List.of(
                        Faults.jumpOfTheClock("clock ahead of PostgreSQL's, to just before an hour", clock, evening),
                        Faults.jumpOfTheClock("clock jumps 10 minutes ahead", clock, evening.plus(tenMinutes)),
                        Faults.jumpOfTheClock("clock jumps 20 minutes back", clock, evening.minus(tenMinutes)),
                        Faults.jumpOfTheClock("clock jumps 10 minutes ahead, right again", clock, evening)));
    }

    @Test
    @Order(3)
    void three_instances(@TempDir Path folder) throws Exception {
        stage(
                "three instances",
                folder,
                StageSetup.of(3),
                List.of(Faults.deathsAtRandom(Duration.ofMinutes(3)), Faults.stopOfTheService(HALF_A_MINUTE)));
    }

    @Test
    @Order(4)
    void a_full_disk(@TempDir Path folder) throws Exception {
        try (SmallDisk disk = mount("a full disk below the tables", folder.resolve("disk"), 96)) {
            Path tablespace = java.nio.file.Files.createDirectory(disk.folder().resolve("tablespace"));
            stage(
                    "one instance, small disk",
                    folder,
                    new StageSetup(1, Optional.of(tablespace), Map.of(), List.of(), 0),
                    List.of(Faults.fullDisk("disk of the tables full", disk, Duration.ofSeconds(20))));
        }
    }

    @Test
    @Order(5)
    void a_full_disk_below_all_of_postgresql(@TempDir Path folder) throws Exception {
        try (SmallDisk disk = mount("a full disk below all of PostgreSQL", folder.resolve("disk"), 192)) {
            OwnDatabase database = new OwnDatabase(
                    disk.folder().resolve("cluster"), Map.of("max_wal_size", "48MB", "min_wal_size", "32MB"));
            stage(
                    "one instance, small disk",
                    folder,
                    database,
                    StageSetup.of(1),
                    List.of(Faults.fullDisk("disk of all of PostgreSQL full", disk, Duration.ofSeconds(20))));
        }
    }

    @Test
    @Order(6)
    void attacks_from_one_machine(@TempDir Path folder) throws Exception {
        stage(
                "one instance, in public",
                folder,
                // fewer than one machine can open
                StageSetup.inPublic(Map.of("voix.connections.most", "6000")),
                List.of(
                        Attacks.burstThenSilence(5_200),
                        Attacks.slowHeads(5_200, HALF_A_MINUTE),
                        Attacks.slowBodies(5_200, HALF_A_MINUTE),
                        Attacks.slowReaders(1_000, HALF_A_MINUTE),
                        Attacks.floodFromOneNetwork(HALF_A_MINUTE),
                        Attacks.floodFromMany(HALF_A_MINUTE)));
    }

    private SmallDisk mount(String what, Path folder, int megabytes) throws IOException {
        try {
            return new SmallDisk(folder, megabytes);
        } catch (IOException e) {
            report.skip(what, "a tmpfs cannot be mounted here (" + e.getMessage() + ")");
            return abort(e.getMessage());
        }
    }

    private void stage(String name, Path folder, StageSetup setup, List<Fault> faults) throws Exception {
        stage(name, folder, new OwnDatabase(folder.resolve("cluster"), Map.of()), setup, faults);
    }

    /** All of them, whatever one finds; then nothing must have been found. */
    private void stage(String name, Path folder, OwnDatabase database, StageSetup setup, List<Fault> faults)
            throws Exception {
        List<String> findings = new ArrayList<>();
        try (FaultStage stage = new FaultStage(name, folder, database)) {
            stage.open(setup);
            for (Fault fault : faults) {
                FaultRun run = stage.run(fault, WATCH);
                report.add(run);
                run.findings().forEach(finding -> findings.add(fault.name() + ": " + finding));
            }
        }
        assertThat(findings).isEmpty();
    }
}
