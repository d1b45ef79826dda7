package fr.voix.vote.ballot;

import fr.voix.base.load.Pressure;
import fr.voix.urn.log.GroupOrders;
import fr.voix.urn.log.GroupWriter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;

/** Where ballots wait for their commit; see {@link GroupWriter}. */
@Singleton
class BallotWriter {

    private final GroupWriter<BallotOrder, BallotResult> group;

    BallotWriter(BallotBatchWriter batches, BallotConfig config, Pressure pressure) {
        var limits = new GroupWriter.Limits(
                "ballot", config.queue(), config.batch(), config.writers(), config.answerWithin());
        this.group = new GroupWriter<>(limits, new Orders(batches), pressure);
    }

    /** Answered after the commit; an outage of the database is thrown. */
    BallotResult write(BallotOrder order) {
        return group.write(order);
    }

    /** Takes nothing in any more, and answers everybody who waits. */
    @PreDestroy
    void close() throws InterruptedException {
        group.close();
    }

    private record Orders(BallotBatchWriter batches) implements GroupOrders<BallotOrder, BallotResult> {

        @Override
        public List<BallotResult> write(List<BallotOrder> orders) {
            return batches.write(orders);
        }

        @Override
        public Object authorOf(BallotOrder order) {
            return UrnVoter.of(order);
        }

        @Override
        public boolean isSame(BallotOrder first, BallotOrder second) {
            return first.asksTheSameAs(second);
        }

        @Override
        public BallotResult busy() {
            return new BallotResult.Busy();
        }

        @Override
        public BallotResult outcomeUnknown() {
            return new BallotResult.OutcomeUnknown();
        }
    }
}
