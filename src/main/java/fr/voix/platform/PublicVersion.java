package fr.voix.platform;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
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
    private volatile State state = new State(0, UNKNOWN, System.nanoTime());

    /** @param stored what the database said last */
    private record State(long current, long stored, long changedAt) {}

    /** A change in the current transaction; counts once it is committed. */
    record Bumped() {}

    PublicVersion(JdbcOperations jdbc, ApplicationEventPublisher<Bumped> events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Of this instance alone: only good to be compared with what it was before. */
    public long current() {
        return state.current;
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
        jdbc.prepareStatement("update public_version set version = version + 1", PreparedStatement::executeUpdate);
        events.publishEvent(new Bumped());
    }

    /** After the commit. */
    @TransactionalEventListener
    synchronized void onBumped(Bumped change) {
        state = new State(state.current + 1, state.stored, System.nanoTime());
    }

    /** Looks whether another instance or a command has changed something. */
    @Transactional(readOnly = true)
    public void refresh() {
        take(jdbc.prepareStatement("select version from public_version", statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }

    private synchronized void take(long stored) {
        if (stored != state.stored) {
            state = new State(state.current + 1, stored, System.nanoTime());
        }
    }
}
