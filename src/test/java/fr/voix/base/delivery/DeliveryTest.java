package fr.voix.base.delivery;

import static fr.voix.base.delivery.DeliveryState.DROPPED;
import static fr.voix.base.delivery.DeliveryState.FAILED;
import static fr.voix.base.delivery.DeliveryState.SENT;
import static fr.voix.base.delivery.DeliveryState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What both ways out have in common, of a use that keeps its messages in memory. */
class DeliveryTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private record Parcel(DeliveryState answer, int attempts) implements Delivery.Waiting {}

    /** Answers as each parcel says; stops after what waits, as a receiver in order does. */
    private static final class Parcels implements Delivery<Integer, Parcel, String> {

        private final Deque<Parcel> due = new ArrayDeque<>();
        private final List<String> account = new ArrayList<>();
        private int holdsFor = Integer.MAX_VALUE;
        private RuntimeException failure;

        Parcels(Parcel... due) {
            this.due.addAll(Arrays.asList(due));
        }

        @Override
        public Clock clock() {
            return Clock.fixed(NOON, ZoneOffset.UTC);
        }

        @Override
        public RetryPlan retries() {
            return RetryPlan.after(Duration.ofMinutes(10));
        }

        @Override
        public Optional<Parcel> next(Integer held) {
            return Optional.ofNullable(due.peek());
        }

        @Override
        public Attempt<String> send(Integer held, Parcel parcel) {
            if (failure != null) {
                throw failure;
            }
            return new Attempt<>(parcel.answer(), parcel.answer() == SENT ? null : "closed");
        }

        @Override
        public String bug() {
            return "stumbled";
        }

        @Override
        public void note(Integer held, Parcel parcel, DeliveryState state, String why, Instant nextAt) {
            due.remove();
            account.add(state + (nextAt == null ? "" : " later"));
            if (nextAt != null) {
                assertThat(Duration.between(NOON, nextAt)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
            }
        }

        @Override
        public boolean goesOnAfter(Attempt<String> attempt) {
            return attempt.state() != null && attempt.state() != WAITING;
        }

        @Override
        public Optional<Integer> renew(Integer held) {
            return held < holdsFor ? Optional.of(held + 1) : Optional.empty();
        }

        @Override
        public void release(Integer held, String why) {
            account.add("let go" + (why == null ? "" : ", " + why));
        }
    }

    @Test
    void what_is_held_goes_in_its_order_and_is_let_go_of() {
        var parcels =
                new Parcels(new Parcel(SENT, 0), new Parcel(DROPPED, 0), new Parcel(FAILED, 0), new Parcel(SENT, 9));
        assertThat(parcels.run(1)).as("arrived").isEqualTo(2);
        assertThat(parcels.account).containsExactly("SENT", "DROPPED", "FAILED", "SENT", "let go");
    }

    @Test
    void what_does_not_arrive_waits_as_the_plan_has_it_and_is_given_up_after_that() {
        var parcels = new Parcels(new Parcel(WAITING, 0), new Parcel(SENT, 0));
        assertThat(parcels.run(1)).isZero();
        assertThat(parcels.account).containsExactly("WAITING later", "let go, closed");

        var tried = new Parcels(new Parcel(WAITING, 1));
        tried.run(1);
        assertThat(tried.account).containsExactly("FAILED", "let go, closed");
    }

    @Test
    void nobody_to_take_it_is_no_attempt() {
        var parcels = new Parcels(new Parcel(null, 0), new Parcel(SENT, 0));
        assertThat(parcels.run(1)).isZero();
        assertThat(parcels.account).containsExactly("let go, closed");
        assertThat(parcels.due).hasSize(2);
    }

    @Test
    void stumbling_over_a_message_is_an_attempt_and_an_outage_of_the_database_is_none() {
        var parcels = new Parcels(new Parcel(SENT, 0));
        parcels.failure = new IllegalStateException("Dear Marie");
        var logger = (Logger) LoggerFactory.getLogger(Delivery.class);
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        logger.addAppender(log);
        try {
            assertThat(parcels.run(1)).isZero();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(parcels.account).containsExactly("WAITING later", "let go, stumbled");
        assertThat(log.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains("IllegalStateException at [fr.voix.base.delivery.DeliveryTest")
                        .doesNotContain("Marie"));

        var cutOff = new Parcels(new Parcel(SENT, 0));
        cutOff.failure = new IllegalStateException(new SQLTransientConnectionException("no connection in time"));
        assertThatThrownBy(() -> cutOff.run(1)).isSameAs(cutOff.failure);
        assertThat(cutOff.account).isEmpty();
    }

    @Test
    void others_have_their_turn_after_many_in_a_row() {
        var parcels = new Parcels(Stream.generate(() -> new Parcel(SENT, 0))
                .limit(Delivery.MOST_IN_A_ROW + 1)
                .toArray(Parcel[]::new));
        assertThat(parcels.run(1)).isEqualTo(Delivery.MOST_IN_A_ROW);
        assertThat(parcels.account).last().isEqualTo("let go");
        assertThat(parcels.due).hasSize(1);
    }

    @Test
    void whoever_has_lost_what_it_held_sends_nothing_more_and_lets_go_of_nothing() {
        var parcels = new Parcels(new Parcel(SENT, 0), new Parcel(SENT, 0));
        parcels.holdsFor = 1;
        assertThat(parcels.run(1)).isEqualTo(1);
        assertThat(parcels.account).containsExactly("SENT");
    }
}
