package fr.voix.faults;

import fr.voix.ServiceProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong with a primary and the standbys that it waits for. */
final class Failovers {

    /** Much longer than Patroni lets a primary be silent. */
    private static final Duration BEYOND_ITS_LEASE = Duration.ofSeconds(40);

    private static final Duration BEYOND_THE_TIMEOUT = Duration.ofSeconds(8);
    /** Less than it takes the standby to see that its line is dead, and to make another one. */
    private static final Duration CUT = Duration.ofMillis(1200);

    private Failovers() {}

    /** All that Patroni has to do with. */
    static List<Fault> of(PatroniCluster cluster) {
        return List.of(
                takenFromTheStandby("pg_cancel_backend"),
                killOfThePrimary(),
                switchover(cluster),
                takenFromTheStandby("pg_terminate_backend"),
                killOfTheMachine(cluster),
                Faults.stopOfTheDatabase(BEYOND_ITS_LEASE),
                stopOfTheStandby(cluster),
                Faults.killOfTheService());
    }

    private static Fault killOfThePrimary() {
        return Faults.killOfTheDatabase(Duration.ZERO);
    }

    /**
     * The standby hears nothing any more; commits that wait for it are called off, and so become visible, and acknowledged by a
     * PostgreSQL of which only a warning says that it has them alone; then it dies, and the standby takes over without them.
     */
    private static Fault takenFromTheStandby(String how) {
        return new Fault(
                how + " of commits that wait for the standby, then kill -9 of the primary",
                Duration.ZERO,
                stage -> {
                    int taken = take(stage.database(), how);
                    if (taken == 0) {
                        stage.find("no commit waited for the standby");
                    }
                    stage.database().kill();
                },
                stage -> stage.database().restart());
    }

    private static int take(StageDatabase database, String how) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (long sender : numbers(statement, "select pid from pg_stat_replication")) {
                ServiceProcess.send("STOP", ProcessHandle.of(sender).orElseThrow());
            }
            long deadline = System.nanoTime() + CUT.toNanos();
            int taken = 0;
            while (System.nanoTime() < deadline) {
                Thread.sleep(50);
                taken += numbers(
                                statement,
                                "select pid from pg_stat_activity where case when wait_event = 'SyncRep' then " + how
                                        + "(pid) end")
                        .size();
            }
            return taken;
        }
    }

    private static List<Long> numbers(Statement statement, String sql) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private static Fault switchover(PatroniCluster cluster) {
        return new Fault(
                "patronictl switchover", Duration.ZERO, stage -> cluster.switchOver(), stage -> cluster.restart());
    }

    private static Fault stopOfTheStandby(PatroniCluster cluster) {
        return new Fault(
                "SIGSTOP of the synchronous standby's machine",
                BEYOND_THE_TIMEOUT,
                stage -> cluster.stopMachineOfStandby(),
                stage -> cluster.signal("CONT"));
    }

    private static Fault killOfTheMachine(PatroniCluster cluster) {
        return new Fault(
                "kill -9 of the primary's machine",
                BEYOND_ITS_LEASE,
                stage -> cluster.killMachineOfPrimary(),
                stage -> cluster.startMachine());
    }
}
