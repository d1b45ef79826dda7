package fr.voix.vote.ballot;

import fr.voix.urn.log.GroupOrders;
import java.util.List;

/** Passes batches from the queue to {@link BallotBatchWriter}. */
record BallotOrderWriter(BallotBatchWriter batches) implements GroupOrders<BallotOrder, BallotResult> {

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
    public Object commitOf(BallotOrder order) {
        return batches.commitOf(order);
    }

    @Override
    public BallotResult busy() {
        return new BallotResult.Busy();
    }

    @Override
    public BallotResult away() {
        return new BallotResult.Away();
    }

    @Override
    public BallotResult outcomeUnknown() {
        return new BallotResult.OutcomeUnknown();
    }
}
