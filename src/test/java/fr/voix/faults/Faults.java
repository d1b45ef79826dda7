package fr.voix.faults;

import fr.voix.CuttableProxy;
import fr.voix.ServiceProcess;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Everything that goes wrong here. */
final class Faults {

    private static final Fault.Step NOTHING = stage -> {};

    private Faults() {}

    static Fault killOfTheService() {
        return new Fault(
                "kill -9 of the service",
                Duration.ofSeconds(1),
                stage -> stage.service().kill(),
                stage -> stage.service().launch());
    }

    static Fault killOfTheDatabase(Duration away) {
        return new Fault(
                "kill -9 of PostgreSQL, all of it",
                away,
                stage -> stage.database().kill(),
                stage -> stage.database().restart());
    }

    static Fault killOfOneBackend() {
        return new Fault(
                "kill -9 of one PostgreSQL backend",
                Duration.ZERO,
                stage -> stage.database().killOneBackend(),
                NOTHING);
    }

    static Fault stopOfTheService(Duration lasts) {
        return new Fault(
                "SIGSTOP of the service",
                lasts,
                stage -> stage.service().signal("STOP"),
                stage -> stage.service().signal("CONT"));
    }

    static Fault stopOfTheDatabase(Duration lasts) {
        return new Fault(
                "SIGSTOP of PostgreSQL",
                lasts,
                stage -> stage.database().signal("STOP"),
                stage -> stage.database().signal("CONT"));
    }

    static Fault resetsOfTheDatabaseLine(Duration lasts) {
        return new Fault(
                "connections to PostgreSQL reset",
                lasts,
                stage -> {
                    for (int i = 0; i < 10; i++) {
                        stage.databaseLine().reset();
                        Thread.sleep(50);
                    }
                    stage.databaseLine().cut();
                },
                stage -> stage.databaseLine().mend());
    }

    static Fault silenceOfTheDatabaseLine(Duration lasts) {
        return new Fault(
                "connections to PostgreSQL black-holed",
                lasts,
                stage -> stage.databaseLine().swallow(),
                stage -> stage.databaseLine().mend());
    }

    /** Every connection loses the answer to its first COMMIT, which PostgreSQL has carried out. */
    static Fault lostAnswersToCommits(Duration lasts) {
        return new Fault(
                "answers to COMMIT lost",
                lasts,
                stage -> {
                    stage.databaseLine().loseAnswersTo("COMMIT");
                    stage.databaseLine().reset();
                },
                stage -> stage.databaseLine().mend());
    }

    /** Between the people and the service: requests arrive and their answers do not, or the other way about. */
    static Fault badLineOfThePeople(Duration lasts) {
        List<CuttableProxy> line = new ArrayList<>();
        return new Fault(
                "connections of voters reset and black-holed",
                lasts,
                stage -> {
                    URI service = stage.addresses().getFirst();
                    line.add(stage.owning(new CuttableProxy(service.getPort())));
                    stage.people()
                            .useServices(List.of(URI.create(
                                    "http://127.0.0.1:" + line.getFirst().port())));
                    for (int i = 0; i < 20; i++) {
                        Thread.sleep(100);
                        line.getFirst().reset();
                    }
                    line.getFirst().swallow();
                },
                stage -> {
                    line.getFirst().mend();
                    stage.people().useServices(stage.addresses());
                });
    }

    /**
     * SIGTERM while the queue is full of people: the urns' rows are held by somebody else for a second, so that every request
     * that was sent is inside when the signal comes.
     */
    static Fault endUnderLoad() {
        return new Fault(
                "SIGTERM under load",
                Duration.ofSeconds(1),
                EndUnderLoad::begin,
                stage -> stage.service().launch());
    }

    /** The service's clock is set wrong; voters' passes follow it only once the fault is over. */
    static Fault jumpOfTheClock(String name, MachineClock clock, Duration error) {
        return new Fault(
                name,
                Duration.ofSeconds(4),
                stage -> clock.set(error),
                stage -> stage.people().useClock(MachineClock.wrongBy(error)));
    }

    /** No byte can be written any more; at the end there is room again, and whoever died of it is started. */
    static Fault fullDisk(String name, SmallDisk disk, Duration lasts) {
        return new Fault(name, lasts, stage -> disk.fill(), stage -> {
            disk.free();
            Thread.sleep(500);
            if (!stage.database().isAlive()) {
                stage.database().restart();
            }
        });
    }

    /** Instances die at random and come back, one at a time; one in four is asked to end instead. */
    static Fault deathsAtRandom(Duration lasts) {
        List<Thread> reaper = new ArrayList<>();
        return new Fault(
                "instances killed at random",
                lasts,
                stage -> reaper.add(Thread.ofPlatform().start(() -> reap(stage, lasts))),
                stage -> Threads.join(reaper.getFirst()));
    }

    private static void reap(FaultStage stage, Duration lasts) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long deadline = System.nanoTime() + lasts.toNanos();
        int deaths = 0;
        try {
            while (System.nanoTime() < deadline) {
                Thread.sleep(500 + random.nextInt(2500));
                ServiceProcess victim =
                        stage.services().get(random.nextInt(stage.services().size()));
                if (random.nextInt(4) == 0) {
                    victim.signal("TERM");
                    if (victim.awaitExit(Duration.ofSeconds(30)) == -1) {
                        stage.find("an instance did not end within 30 s of SIGTERM");
                    }
                }
                victim.kill();
                deaths++;
                Thread.sleep(random.nextInt(1000));
                victim.launch();
                // mostly the next one dies when this one is back, sometimes before
                if (random.nextInt(4) != 0) {
                    victim.awaitHealthy();
                }
            }
        } catch (Exception e) {
            stage.find("the killing stopped after " + deaths + " deaths: " + e);
        }
    }

    private static final class EndUnderLoad {

        static void begin(FaultStage stage) throws Exception {
            try (Connection connection = stage.database().connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select 1 from urn for update");
                Thread.sleep(500);
                long sentAt = System.nanoTime();
                stage.service().signal("TERM");
                Thread.sleep(1000);
                connection.rollback();
                int exitCode = stage.service().awaitExit(Duration.ofSeconds(20));
                double seconds = (System.nanoTime() - sentAt) / 1e9;
                if (exitCode != 143 && exitCode != 0) {
                    stage.find("the service ended with " + exitCode + " after " + seconds + " s");
                }
                unanswered(stage, sentAt);
            }
        }

        /** Who was inside when the signal came must have been answered. */
        private static void unanswered(FaultStage stage, long sentAt) {
            long inside = sentAt - Duration.ofMillis(200).toNanos();
            List<Attempt> attempts = stage.people().voters().stream()
                    .flatMap(voter -> List.copyOf(voter.attempts()).stream())
                    .filter(attempt -> attempt.startedAt() < inside && attempt.endedAt() > sentAt)
                    .toList();
            long lost = attempts.stream()
                    .filter(attempt -> attempt.outcome() != Attempt.Outcome.ACKNOWLEDGED)
                    .count();
            if (attempts.isEmpty() || lost > 0) {
                stage.find(lost + " of " + attempts.size() + " requests that were inside were not carried out");
            }
        }
    }
}
