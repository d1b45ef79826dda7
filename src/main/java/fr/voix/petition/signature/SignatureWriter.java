package fr.voix.petition.signature;

import fr.voix.base.load.Pressure;
import fr.voix.urn.log.GroupOrders;
import fr.voix.urn.log.GroupWriter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;

/** Where signatures wait for their commit; see {@link GroupWriter}. */
@Singleton
class SignatureWriter {

    private final GroupWriter<SignatureOrder, SignatureResult> group;

    SignatureWriter(SignatureBatchWriter batches, SignatureConfig config, Pressure pressure) {
        var limits = new GroupWriter.Limits(
                "signature", config.queue(), config.batch(), config.writers(), config.answerWithin());
        this.group = new GroupWriter<>(limits, new Orders(batches), pressure);
    }

    /** Answered after the commit; an outage of the database is thrown. */
    SignatureResult write(SignatureOrder order) {
        return group.write(order);
    }

    /** Takes nothing in any more, and answers everybody who waits. */
    @PreDestroy
    void close() throws InterruptedException {
        group.close();
    }

    private record Orders(SignatureBatchWriter batches) implements GroupOrders<SignatureOrder, SignatureResult> {

        @Override
        public List<SignatureResult> write(List<SignatureOrder> orders) {
            return batches.write(orders);
        }

        @Override
        public Object authorOf(SignatureOrder order) {
            return order.id();
        }

        /** What stands after the first confirmation stands after the second. */
        @Override
        public boolean isSame(SignatureOrder first, SignatureOrder second) {
            return first.getClass() == second.getClass();
        }

        @Override
        public SignatureResult busy() {
            return new SignatureResult.Busy();
        }

        @Override
        public SignatureResult outcomeUnknown() {
            return new SignatureResult.OutcomeUnknown();
        }
    }
}
