package fr.voix.base.database;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does work in one transaction: the caller's, or a new one that ends with the work. */
@Singleton
public record Transactions(TransactionOperations<Connection> operations, Jdbc jdbc, StandbyReading standby) {

    public <T> T write(Supplier<T> work) {
        return operations.executeWrite(status -> work.get());
    }

    public void write(Runnable work) {
        operations.executeWrite(status -> {
            work.run();
            return status;
        });
    }

    /** Nothing is written. */
    public <T> T read(Supplier<T> work) {
        return operations.executeRead(status -> work.get());
    }

    /** Nothing is written. */
    public void read(Runnable work) {
        operations.executeRead(status -> {
            work.run();
            return status;
        });
    }

    /**
     * Read-only, with all reads of one moment, whatever others commit meanwhile. Set by a statement: JDBC would set it for the
     * session, which a connection pooler hands to the next client.
     */
    public <T> T snapshot(Supplier<T> work) {
        return operations.executeRead(status -> {
            if (status.isNewTransaction()) {
                jdbc.update("set transaction isolation level repeatable read");
            }
            return work.get();
        });
    }

    /**
     * As {@link #read(Supplier)}, from a standby if one has all that is written by now. Not for what is signed or says something
     * of an urn. If the standby fails, the work is done again on the primary.
     */
    public <T> T readNear(Supplier<T> work) {
        return near(this::read, work);
    }

    /** As {@link #snapshot(Supplier)}, and {@link #readNear(Supplier)}. */
    public <T> T snapshotNear(Supplier<T> work) {
        return near(this::snapshot, work);
    }

    /** Within a transaction of the caller, reads in that one. */
    private <T> T near(Function<Supplier<T>, T> transaction, Supplier<T> work) {
        return operations.findTransactionStatus().isPresent()
                ? transaction.apply(work)
                : standby.read(transaction, work);
    }

    /** Fails outside a transaction, for work that must be part of one. */
    public void require() {
        status();
    }

    /** Marks the caller's transaction for rollback. */
    public void undo() {
        status().setRollbackOnly();
    }

    private TransactionStatus<?> status() {
        return operations
                .findTransactionStatus()
                .orElseThrow(() -> new IllegalStateException("Only within a transaction"));
    }
}
