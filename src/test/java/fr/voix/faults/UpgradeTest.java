package fr.voix.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ServiceArchive;
import fr.voix.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * "Upgrade and downgrade" of {@code runbook.md} while people vote: from the release before to a build one step of the schema further,
 * and back. The release is that of the newest tag before what is here, built in a tree of its own, or
 * {@code -Dvoix.test.release=JAR}; where nothing was released yet, it is what is here.
 */
@Tag("long")
@Isolated("starts what others would wait for")
class UpgradeTest {

    private static final FaultStage.Watch WATCH = new FaultStage.Watch(Duration.ofSeconds(3), Duration.ofSeconds(3));
    private static final String NEXT = "20991231000001";
    private static final Map<String, String> STEPS = Map.of(
            "db/migration/V20991231000000__add_remark.sql",
            "alter table ballot add column remark text not null default '';",
            "db/migration/V20991231000001__index_ballot_by_choice.sql",
            "drop index concurrently if exists ballot_choice;"
                    + " create index concurrently ballot_choice on ballot (choice, remark);");

    @TempDir
    Path folder;

    @Test
    void from_the_release_before_to_the_next_one_and_back_under_load_nothing_is_lost() throws Exception {
        Path next = folder.resolve("next.jar");
        ServiceArchive.pack(next, STEPS);
        Consumer<ServiceProcess> after = service -> service.useCompiled(Optional.of(next));
        Optional<Path> release = release();
        Consumer<ServiceProcess> before =
                service -> release.ifPresentOrElse(service::usePackaged, () -> service.useCompiled(Optional.empty()));
        var database = new OwnDatabase(folder.resolve("cluster"), Map.of());
        try (FaultStage stage = new FaultStage(folder, database)) {
            stage.open(StageSetup.of(2), before);
            List<Fault> ways = List.of(
                    new Fault("upgrade", Duration.ofSeconds(3), all -> upgrade(all, after), all -> {}),
                    new Fault("downgrade", Duration.ofSeconds(3), all -> restart(all, before), all -> {}));
            for (Fault way : ways) {
                FaultRun run = stage.run(way, WATCH);
                assertThat(run.findings()).as(way.name()).isEmpty();
                assertThat(run.acknowledged()).as(way.name()).isGreaterThan(100);
                assertThat(run.withoutVotes()).as(way.name()).isLessThan(Duration.ofSeconds(20));
                assertThat(newest(database)).as(way.name()).isEqualTo(NEXT);
            }
            stage.services().getFirst().set("VOIX_ACCEPT_SCHEMA", "");
            assertThat(stage.services().getFirst().run(Map.of(), "recount").output())
                    .as("the release does not know that schema")
                    .contains("VOIX_ACCEPT_SCHEMA=" + NEXT);
        }
    }

    private static void upgrade(FaultStage stage, Consumer<ServiceProcess> after) throws Exception {
        for (ServiceProcess service : stage.services()) {
            service.set("VOIX_ACCEPT_SCHEMA", NEXT);
            service.set("VOIX_MIGRATE", "false");
        }
        restart(stage, same -> {});
        after.accept(stage.service());
        stage.run("migrate");
        restart(stage, after);
    }

    /** One instance after the other. */
    private static void restart(FaultStage stage, Consumer<ServiceProcess> build) throws Exception {
        for (ServiceProcess service : stage.services()) {
            service.close();
            build.accept(service);
            service.start();
        }
    }

    private static String newest(OwnDatabase database) throws Exception {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select max(version) from flyway_schema_history where success")) {
            row.next();
            return row.getString(1);
        }
    }

    private Optional<Path> release() throws Exception {
        String named = System.getProperty("voix.test.release");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path here = Path.of("").toAbsolutePath();
        Ran tag = run(here, "git", "describe", "--tags", "--abbrev=0", "HEAD^");
        if (tag.code != 0) {
            return Optional.empty();
        }
        Path tree = folder.resolve("release");
        assertThat(run(here, "git", "worktree", "add", "--detach", tree.toString(), tag.said.strip()).code)
                .isZero();
        try {
            Ran made = run(tree, "mvn", "-B", "-ntp", "-q", "package", "-DskipTests");
            assertThat(made.code).as(made.said).isZero();
            return Optional.of(Files.copy(tree.resolve("target/voix.jar"), folder.resolve("release.jar")));
        } finally {
            run(here, "git", "worktree", "remove", "--force", tree.toString());
        }
    }

    private record Ran(int code, String said) {}

    private static Ran run(Path where, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
