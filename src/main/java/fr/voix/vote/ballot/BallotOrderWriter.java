package fr.voix.vote.ballot;

import fr.voix.base.database.Transactions;
import fr.voix.urn.crowd.OriginKey;
import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.log.GroupOrders;
import java.util.List;

/**
 * Has batches carried out as they come from the queue.
 *
 * @param isRehearsed whether each is undone at its end, and every ballot in it is from a network of its own, as most are
 */
record BallotOrderWriter(
        BallotBatchWriter batches, OriginService origins, Transactions transactions, boolean isRehearsed)
        implements GroupOrders<BallotOrder, BallotResult> {

    @Override
    public List<BallotResult> write(List<BallotOrder> orders) {
        return isRehearsed ? rehearse(orders) : batches.write(orders);
    }

    private List<BallotResult> rehearse(List<BallotOrder> orders) {
        OriginKey today = origins.today();
        List<BallotOrder> spread =
                orders.stream().map(order -> ofOwnNetwork(order, today)).toList();
        return transactions.write(() -> {
            List<BallotResult> results = batches.write(spread);
            transactions.undo();
            return results;
        });
    }

    private static BallotOrder ofOwnNetwork(BallotOrder order, OriginKey today) {
        return order instanceof BallotOrder.Cast cast
                ? new BallotOrder.Cast(
                        cast.scrutin(),
                        cast.voterKey(),
                        cast.choice(),
                        cast.tier(),
                        cast.nonce(),
                        today.network(cast.scrutin().uid(), cast.voterKey().bytes()),
                        cast.mark())
                : order;
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
