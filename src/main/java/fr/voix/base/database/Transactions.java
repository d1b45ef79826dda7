package fr.voix.base.database;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does work in one transaction: that of the caller, or one of its own, which ends with the work. */
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
     * Nothing is written, and all that is read is of one moment, whatever others commit meanwhile. It is said in the transaction:
     * what JDBC would set is of the session, and behind a pool of connections that of whoever comes next.
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
     * As {@link #read(Supplier)}; of a standby, where there is one that has all that is written by now. Nothing that is signed, or
     * answered of an urn. It is done once more, of the primary, where the standby breaks it off.
     */
    public <T> T readNear(Supplier<T> work) {
        return near(this::read, work);
    }

    /** As {@link #snapshot(Supplier)}, and {@link #readNear(Supplier)}. */
    public <T> T snapshotNear(Supplier<T> work) {
        return near(this::snapshot, work);
    }

    /** A caller who has a transaction already reads in that. */
    private <T> T near(Function<Supplier<T>, T> transaction, Supplier<T> work) {
        return operations.findTransactionStatus().isPresent()
                ? transaction.apply(work)
                : standby.read(transaction, work);
    }

    /** Refuses a caller who opened none: what it asks for must not be done by itself. */
    public void require() {
        status();
    }

    /** What was done in the transaction of the caller is undone when it ends. */
    public void undo() {
        status().setRollbackOnly();
    }

    private TransactionStatus<?> status() {
        return operations
                .findTransactionStatus()
                .orElseThrow(() -> new IllegalStateException("Only within a transaction"));
    }
}
