package fr.voix.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the fault harness: what may happen on any day. The long form: {@code mvn verify -Pfaults}. */
class FaultsTest {

    private static final FaultStage.Watch BRIEF =
            new FaultStage.Watch(Duration.ofMillis(1500), Duration.ofSeconds(1), false);
    private static final FaultStage.Watch LAST =
            new FaultStage.Watch(Duration.ofMillis(1500), Duration.ofSeconds(1), true);

    @TempDir
    Path folder;

    @Test
    void nothing_that_was_acknowledged_is_lost_whoever_dies() throws Exception {
        OwnDatabase database = new OwnDatabase(folder.resolve("cluster"), Map.of());
        try (FaultStage stage = new FaultStage("one instance", folder, database)) {
            stage.open(FaultStage.Setup.of(1));
            List<Fault> faults = List.of(
                    Faults.killOfTheDatabase(Duration.ofSeconds(1)),
                    Faults.lostAnswersToCommits(Duration.ofSeconds(2)),
                    Faults.killOfTheService(),
                    Faults.endUnderLoad());
            for (Fault fault : faults) {
                FaultRun run = stage.run(fault, fault == faults.getLast() ? LAST : BRIEF);
                assertThat(run.findings()).as(fault.name()).isEmpty();
                assertThat(run.acknowledged()).as(fault.name()).isGreaterThan(20);
            }
        }
    }
}
