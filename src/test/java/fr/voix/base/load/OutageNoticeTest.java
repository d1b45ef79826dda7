package fr.voix.base.load;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.StoppedClock;
import fr.voix.base.database.JobRun;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageNoticeTest {

    private static final Exception AWAY =
            new IllegalStateException(new SQLTransientConnectionException("no connection"));

    private final Logger log = (Logger) LoggerFactory.getLogger(OutageNotice.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StoppedClock clock = new StoppedClock(Instant.parse("2026-11-29T12:00:00Z"));
    private final OutageNotice outages = new OutageNotice(meters, clock);

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
    void an_outage_is_two_lines_however_many_find_it() {
        for (String who : List.of("MailJob", "a request", "ballot-writer", "MailJob")) {
            assertThat(outages.tell(who, AWAY)).isTrue();
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(away()).isEqualTo(40);
        outages.end();
        outages.end();

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "The database does not answer, as MailJob found first: no connection. Until it does nothing is"
                                + " written, and all who ask are told so",
                        "The database answers again, after 40 s");
        assertThat(away()).isZero();
    }

    @Test
    void one_that_comes_and_goes_is_said_once_a_minute() {
        for (int i = 0; i < 30; i++) {
            outages.tell("a request", AWAY);
            clock.advance(Duration.ofSeconds(1));
            outages.end();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(said.list).hasSize(2);
        clock.advance(Duration.ofMinutes(1));
        outages.tell("a request", AWAY);
        assertThat(said.list).hasSize(3);
    }

    @Test
    void a_full_disk_is_said_as_such_and_is_not_over_because_something_could_be_read() {
        var full = new IllegalStateException(new SQLException("could not extend file", "53100"));
        for (int i = 0; i < 30; i++) {
            assertThat(outages.tell("ballot-writer", full)).isTrue();
            outages.end();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(outages.reasons()).containsEntry("disk", "the disk of the database is full");
        assertThat(meters.get("voix.database.full").gauge().value()).isEqualTo(30);
        assertThat(away()).isZero();
        clock.advance(Duration.ofSeconds(20));
        outages.end();
        assertThat(outages.reasons()).isEmpty();
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "The disk of the database is full, as ballot-writer found first: could not extend file. Until there is"
                                + " room nothing is written, and all who ask are told so; what is there can be read",
                        "The disk of the database has room again, after 50 s");
    }

    @Test
    void what_the_database_refuses_is_no_outage_and_a_job_that_met_either_was_not_done() {
        var refusal = new IllegalStateException(new SQLException("no such column", "42703"));
        assertThat(outages.tell("MailJob", refusal)).isFalse();
        assertThat(said.list).isEmpty();

        assertThat(JobRun.carriesOut(() -> outages.tell("MailJob", AWAY))).isFalse();
        assertThat(JobRun.carriesOut(() -> outages.tell("MailJob", refusal))).isFalse();
        assertThat(JobRun.carriesOut(() -> {})).isTrue();
    }

    private double away() {
        return meters.get("voix.database.away").gauge().value();
    }
}
