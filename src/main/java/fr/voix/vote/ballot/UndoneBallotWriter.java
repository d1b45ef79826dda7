package fr.voix.vote.ballot;

import fr.voix.base.database.Transactions;
import fr.voix.urn.log.GroupOrders;
import java.util.List;

/** What carries out batches, and undoes each at its end. */
record UndoneBallotWriter(BallotBatchWriter batches, Transactions transactions)
        implements GroupOrders<BallotOrder, BallotResult> {

    @Override
    public List<BallotResult> write(List<BallotOrder> orders) {
        return transactions.write(() -> {
            List<BallotResult> results = batches.write(orders);
            transactions.undo();
            return results;
        });
    }

    @Override
    public Object authorOf(BallotOrder order) {
        return batches.authorOf(order);
    }

    @Override
    public boolean isSame(BallotOrder first, BallotOrder second) {
        return batches.isSame(first, second);
    }

    @Override
    public Object commitOf(BallotOrder order) {
        return batches.commitOf(order);
    }

    @Override
    public BallotResult busy() {
        return batches.busy();
    }

    @Override
    public BallotResult away() {
        return batches.away();
    }

    @Override
    public BallotResult outcomeUnknown() {
        return batches.outcomeUnknown();
    }
}
