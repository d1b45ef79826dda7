package fr.voix.base.answer;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;

/**
 * A number that grows whenever something on a public page, other than the urns, has changed: here at once, on the other instances
 * when they next read the database. Pages made under another number are made anew.
 */
@Singleton
public class PublicVersion {

    private static final long UNKNOWN = -1;

    private final JdbcOperations jdbc;
    private final ApplicationEventPublisher<Bumped> events;
    private volatile State state = new State(0, 0, new Stored(UNKNOWN, UNKNOWN), System.nanoTime());

    /** The numbers last read from the database. */
    private record Stored(long version, long withdrawals) {}

    private record State(long current, long withdrawals, Stored stored, long changedAt) {

        State next(boolean isWithdrawal, Stored said) {
            return new State(current + 1, isWithdrawal ? withdrawals + 1 : withdrawals, said, System.nanoTime());
        }
    }

    /** A change in the current transaction, with the stored numbers after it; it counts once committed. */
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
     * Counts only changes after which something must no longer be shown: answers made before such a change are not served again
     * while the database is away.
     */
    long withdrawals() {
        return state.withdrawals;
    }

    public boolean isChangedWithin(Duration time) {
        return System.nanoTime() - state.changedAt < time.toNanos();
    }

    /**
     * Called near the end of a transaction that changes something which pages show, because it takes a lock that all such
     * transactions need.
     */
    @Transactional
    public void bump() {
        publish("update public_version set version = version + 1 returning version, withdrawals");
    }

    /** As {@link #bump}, for a change after which something must no longer be shown. */
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

    /** Runs after the commit. The numbers include earlier changes by other instances, so the next read finds nothing new. */
    @TransactionalEventListener
    void onBumped(Bumped change) {
        take(change.said());
    }

    /** Reads whether another instance or a command has changed something. */
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
