package fr.voix.base.answer;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;

/**
 * A number that grows whenever something on a public page besides the urns has changed: here at once, on the other instances
 * at their next look at the database. Pages that were made under another number are made anew.
 */
@Singleton
public class PublicVersion {

    private static final long UNKNOWN = -1;

    private final JdbcOperations jdbc;
    private final ApplicationEventPublisher<Bumped> events;
    private volatile State state = new State(0, 0, new Stored(UNKNOWN, UNKNOWN), System.nanoTime());

    /** What the database said last. */
    private record Stored(long version, long withdrawals) {}

    private record State(long current, long withdrawals, Stored stored, long changedAt) {

        State next(boolean isWithdrawal, Stored said) {
            return new State(current + 1, isWithdrawal ? withdrawals + 1 : withdrawals, said, System.nanoTime());
        }
    }

    /** A change in the current transaction, which counts once it is committed, and what the database says from then on. */
    record Bumped(Stored said) {}

    PublicVersion(JdbcOperations jdbc, ApplicationEventPublisher<Bumped> events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The version of this instance alone: use it only to compare it with an earlier one. */
    public long current() {
        return state.current;
    }

    /**
     * As above, counting only changes after which something may be shown no more: what was made before such a change is not
     * served again.
     */
    long withdrawals() {
        return state.withdrawals;
    }

    /** Whether the last change is that recent. */
    public boolean isChangedWithin(Duration time) {
        return System.nanoTime() - state.changedAt < time.toNanos();
    }

    /**
     * To be called in the transaction that changes something which pages show, at its end, since it holds a lock that all
     * such transactions take.
     */
    @Transactional
    public void bump() {
        publish("update public_version set version = version + 1 returning version, withdrawals");
    }

    /** As above, for a change after which something may be shown no more. */
    @Transactional
    public void bumpForWithdrawal() {
        publish("""
                update public_version
                set version = version + 1, withdrawals = withdrawals + 1
                returning version, withdrawals
                """);
    }

    private void publish(String change) {
        events.publishEvent(new Bumped(stored(change)));
    }

    /** After the commit. What others did before is in it, so that the next look at the database finds nothing new. */
    @TransactionalEventListener
    void onBumped(Bumped change) {
        take(change.said());
    }

    /** Looks whether another instance or a command has changed something. */
    @Transactional(readOnly = true)
    public void refresh() {
        take(stored("select version, withdrawals from public_version"));
    }

    private Stored stored(String sql) {
        return jdbc.prepareStatement(sql, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Stored(rows.getLong(1), rows.getLong(2));
            }
        });
    }

    private synchronized void take(Stored said) {
        if (!said.equals(state.stored)) {
            state = state.next(said.withdrawals() != state.stored.withdrawals(), said);
        }
    }
}
