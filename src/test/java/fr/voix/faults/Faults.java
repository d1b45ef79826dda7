package fr.voix.faults;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Everything that goes wrong here. */
final class Faults {

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
