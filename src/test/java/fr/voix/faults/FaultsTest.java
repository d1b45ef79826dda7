package fr.voix.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the fault harness: what may happen on any day. The long form: {@code mvn verify -Pfaults}. */
class FaultsTest {

    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void nothing_that_was_acknowledged_is_lost_whoever_dies() throws Exception {
        FaultReport report = new FaultReport();
        OwnDatabase database = new OwnDatabase(folder.resolve("cluster"), Map.of());
        try (FaultStage stage = new FaultStage("one instance", folder, database)) {
            stage.open(1, Optional.empty(), List.of());
            for (Fault fault : List.of(
                    Faults.killOfTheDatabase(Duration.ofSeconds(1)),
                    Faults.resetsOfTheDatabaseLine(Duration.ofSeconds(1)),
                    Faults.killOfTheService(),
                    Faults.endUnderLoad())) {
                FaultRun run = stage.run(fault, BEFORE, AFTER);
                report.add(run);
                assertThat(run.findings()).as(fault.name()).isEmpty();
                assertThat(run.acknowledged()).as(fault.name()).isGreaterThan(100);
            }
        }
    }
}
