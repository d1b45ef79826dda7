package fr.voix.base.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FairRoundTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(FairRoundTest.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final List<String> done = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private final FairRound<String> round =
            new FairRound<>(log, "The job", new OutageNotice(new SimpleMeterRegistry(), Clock.systemUTC()));

    @BeforeEach
    void listen() {
        log.setAdditive(false);
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(said);
        log.setAdditive(true);
    }

    @Test
    void what_fails_is_said_once_and_holds_up_nothing() {
        broken.add("a");
        run("a", "b");
        run("a", "c");
        assertThat(done).containsExactly("b", "c");
        assertThat(said.list).hasSize(1);
        assertThat(said.list.getFirst().getFormattedMessage())
                .isEqualTo("The job failed on a, and goes on with the others");

        broken.clear();
        run("a");
        broken.add("a");
        run("a");
        assertThat(done).containsExactly("b", "c", "a");
        assertThat(said.list).as("a new failure is said again").hasSize(2);
    }

    @Test
    void what_the_database_refuses_ends_a_round_and_comes_last_in_the_next() {
        broken.addAll(Set.of("sql a", "sql b"));
        run("sql a", "sql b", "c");
        assertThat(done).isEmpty();
        run("sql a", "sql b", "c");
        run("sql a", "sql b", "c");
        assertThat(done).contains("c");
        broken.remove("sql b");
        run("sql a", "sql b");
        run("sql a", "sql b");
        assertThat(done).contains("sql b");
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .as("without the row")
                .containsExactlyInAnyOrder(
                        "The job failed on sql a, and goes on with the others: refused",
                        "The job failed on sql b, and goes on with the others: refused");
        assertThat(said.list).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    void what_the_database_says_of_a_whole_round_is_said_once_and_anything_else_is_thrown() {
        for (int i = 0; i < 3; i++) {
            round.run(
                    () -> {
                        throw new IllegalStateException(new SQLException("no such column", "42703"));
                    },
                    done::add);
        }
        assertThat(said.list).hasSize(1);
        assertThat(said.list.getFirst().getLevel()).isEqualTo(Level.WARN);
        assertThatThrownBy(() -> round.run(
                        () -> {
                            throw new IllegalStateException("a mistake");
                        },
                        done::add))
                .hasMessage("a mistake");
    }

    private void run(String... things) {
        round.run(() -> List.of(things), thing -> {
            if (broken.contains(thing)) {
                throw thing.startsWith("sql")
                        ? new IllegalStateException(
                                new SQLException("refused\n  Detail: Failing row contains (" + thing + ")", "23514"))
                        : new IllegalArgumentException(thing);
            }
            done.add(thing);
        });
    }
}
