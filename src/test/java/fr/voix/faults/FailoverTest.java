package fr.voix.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.voix.TestSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Another PostgreSQL takes over, for one reason after the other, while people vote at two instances; the table of runs is in
 * {@code target/failovers.md}.
 */
@Isolated("stops and cuts off what others would wait for")
@Tag("long")
class FailoverTest {

    private static final int RUNS = Integer.getInteger("voix.test.failovers", TestSize.of(3, 50));

    private static final boolean IS_POOLED = Boolean.getBoolean("voix.test.pooled");

    private final FaultReport report = new FaultReport(IS_POOLED ? "failovers-pooled" : "failovers");
    private final List<String> findings = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void nothing_that_was_acknowledged_or_signed_is_taken_back_by_whoever_takes_over() throws Exception {
        assumeThat(PatroniCluster.isInstalled(IS_POOLED))
                .as("Patroni, etcd, HAProxy and a PostgreSQL of Debian's packages are installed; by hand: StandbyTest")
                .isTrue();
        PatroniCluster cluster = new PatroniCluster(IS_POOLED);
        try (FaultStage stage = new FaultStage(folder, cluster)) {
            stage.open(StageSetup.of(2));
            stage.people().useServices(List.of(cluster.balance(stage.addresses())));
            drill(stage, cluster);
        }
        assertThat(findings).isEmpty();
    }

    private void drill(FaultStage stage, PatroniCluster cluster) throws Exception {
        List<Fault> faults = Failovers.of(cluster);
        for (int run = 0; run < RUNS; run++) {
            Fault fault = faults.get(run % faults.size());
            FaultRun result = stage.run(fault, new FaultStage.Watch(Duration.ofSeconds(2), Duration.ofSeconds(3)));
            report.add(result);
            result.findings().forEach(finding -> findings.add(fault.name() + ": " + finding));
            if (result.recovery() == null) {
                return;
            }
            cluster.awaitStandbys();
        }
    }
}
