package fr.voix.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What may happen on any day. */
@Isolated("stops and cuts off what others would wait for")
@Tag("long")
class FaultsTest {

    private static final FaultStage.Watch BRIEF = new FaultStage.Watch(Duration.ofMillis(1500), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    @Test
    void nothing_that_was_acknowledged_is_lost_whoever_dies() throws Exception {
        OwnDatabase database = new OwnDatabase(folder.resolve("cluster"), Map.of());
        try (FaultStage stage = new FaultStage(folder, database)) {
            // with room for fewer ballots than the attack below has sockets; the recount behind the service would find
            // what is
            // planted at the end, and take it from the eyes of the audit
            stage.open(StageSetup.inPublic(
                    Map.of("voix.ballots.queue", "128", "voix.ballots.batch", "128", "voix.urn.recount-after", "1h")));
            List<Fault> faults = List.of(
                    Faults.killOfTheDatabase(Duration.ofSeconds(1)),
                    Faults.lostAnswersToCommits(Duration.ofSeconds(2)),
                    Faults.silenceOfTheDatabaseLine(Duration.ofSeconds(12)),
                    // once the service is warm: its judgement is of times
                    Attacks.slowBodies(600, Duration.ofSeconds(3)),
                    Faults.stopOfTheDatabase(Duration.ofSeconds(8)),
                    Faults.stopOfTheService(Duration.ofSeconds(8)),
                    Faults.killOfTheService(),
                    Faults.endUnderLoad());
            for (Fault fault : faults) {
                FaultRun run = stage.run(fault, BRIEF);
                assertThat(run.findings()).as(fault.name()).isEmpty();
                assertThat(run.acknowledged()).as(fault.name()).isGreaterThan(20);
            }
            theAuditBites(stage, database);
        }
    }

    /** What the runs above would have shown, had anything gone wrong. */
    private static void theAuditBites(FaultStage stage, OwnDatabase database) throws Exception {
        // so that nothing of what follows was read before
        stage.people().start(12);
        Thread.sleep(1000);
        stage.people().pause();
        stage.awaitPublished();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from ballot where voter_key in "
                    + "(select voter_key from ballot order by voter_key limit 20)");
            // in every urn: the audit of one whose leaves are not what they were goes no further
            statement.execute("update ballot set voter_key = gen_random_uuid() "
                    + "where voter_key in "
                    + "(select distinct on (urn_id) voter_key from ballot order by urn_id, voter_key)");
            statement.execute("update tally_history set contre = contre + 1");
            // a byte of a commitment, in the last run of one urn that begins with a ballot: of that one the service
            // shows nothing
            statement.execute("update leaf l set leaves = set_byte(leaves, 20, 255 - get_byte(leaves, 20)) "
                    + "where urn_id = (select min(urn_id) from ballot) "
                    + "and first_index = (select max(first_index) from leaf b "
                    + "where b.urn_id = l.urn_id and get_byte(b.leaves, 0) >= 16)");
        }
        assertThat(stage.auditNow())
                .anyMatch(finding -> finding.endsWith("an acknowledged ballot was followed by no ballot"))
                .anyMatch(finding -> finding.endsWith("1 ballots of nobody"))
                .anyMatch(finding -> finding.contains("ballots stand without a row of their own"))
                .anyMatch(finding -> finding.contains("the service withholds this urn"))
                .anyMatch(finding -> finding.startsWith("recount: ") && finding.contains("history"));
        // at once, by the service itself: nothing is published any more that an audit could look at
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update urn set pour_0 = pour_0 + 1 where size > 2");
        }
        stage.awaitAnswer("/health", "\"urnes\":\"The urn of scrutin ");
    }
}
