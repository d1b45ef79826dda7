package fr.voix.base.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.voix.base.database.ServerRunRepository.Position;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from a standby ({@code voix.database.read-url}) what need not come from the primary, once the standby has replayed all
 * that the primary had written at the time of the call. After a standby was late or failed during a read, it is not used for 5 s.
 */
@Singleton
class StandbyReading {

    private static final Logger LOG = LoggerFactory.getLogger(StandbyReading.class);
    private static final ScopedValue<Route> ROUTE = ScopedValue.newInstance();
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int CONNECTIONS = 5;
    /** PostgreSQL's query_canceled. */
    private static final String GIVEN_UP = "57014";

    private final ServerRunRepository runs;
    private final Jdbc jdbc;

    @Nullable
    private final HikariDataSource pool;

    private volatile long againAt = System.nanoTime();
    private volatile boolean isLeft;

    StandbyReading(
            ServerRunRepository runs,
            Jdbc jdbc,
            @Named("default") DatasourceConfiguration primary,
            @Nullable @Property(name = "voix.database.read-url") String url) {
        this.runs = runs;
        this.jdbc = jdbc;
        this.pool = url == null || url.isBlank() ? null : pool(primary, url);
    }

    private static HikariDataSource pool(DatasourceConfiguration primary, String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("standby");
        config.setJdbcUrl(url);
        config.setUsername(primary.getUsername());
        config.setPassword(primary.getPassword());
        config.setDataSourceProperties(primary.getDataSourceProperties());
        config.setConnectionInitSql(primary.getConnectionInitSql());
        config.setReadOnly(true);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.toMillis());
        // the service starts without it
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** The pool for the connection of one transaction, and of no other that is opened within it. */
    private static final class Route {

        private final DataSource pool;

        private final UUID run;
        private boolean isTaken;

        Route(DataSource pool, UUID run) {
            this.pool = pool;
            this.run = run;
        }
    }

    /** The pool for a connection that is opened now; empty for the primary's. */
    static Optional<DataSource> taken() {
        if (!ROUTE.isBound() || ROUTE.get().isTaken) {
            return Optional.empty();
        }
        ROUTE.get().isTaken = true;
        return Optional.of(ROUTE.get().pool);
    }

    /** The run of the primary whose writes the current transaction reads from a standby; empty when it reads the primary. */
    static Optional<UUID> run() {
        return ROUTE.isBound() && ROUTE.get().isTaken ? Optional.of(ROUTE.get().run) : Optional.empty();
    }

    /**
     * @param transaction opens a transaction and does the given work in it
     * @param work only reads, and may be done a second time, on the primary
     */
    <T> T read(Function<Supplier<T>, T> transaction, Supplier<T> work) {
        if (pool != null && System.nanoTime() - againAt >= 0) {
            try {
                Position position = runs.position();
                if (position.run() != null) {
                    return ofStandby(position, transaction, work);
                }
            } catch (BehindException e) {
                leave("it does not get to where the primary was");
            } catch (RuntimeException e) {
                if (!DatabaseOutage.isOne(e) || isGivenUp(e)) {
                    throw e;
                }
                leave(e.toString());
            }
        }
        return transaction.apply(work);
    }

    /** A cancelled statement would take too long on the primary too, and says nothing about the standby. */
    private static boolean isGivenUp(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && GIVEN_UP.equals(sql.getSQLState()));
    }

    /** Checks in each transaction anew: behind one address there may be several standbys. */
    private <T> T ofStandby(Position position, Function<Supplier<T>, T> transaction, Supplier<T> work) {
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); ; LockSupport.parkNanos(LOOK_AGAIN.toNanos())) {
            try {
                return ScopedValue.where(ROUTE, new Route(pool, position.run()))
                        .call(() -> transaction.apply(() -> {
                            expect(position);
                            return work.get();
                        }));
            } catch (BehindException e) {
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
            }
        }
    }

    private void expect(Position position) {
        jdbc.limitSilence(PATIENCE);
        if (!runs.isReplayed(position)) {
            throw new BehindException();
        }
        jdbc.limitSilence(TimeLimit.longest());
        isLeft = false;
    }

    /** Ends a transaction on a standby that is behind. */
    private static final class BehindException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void leave(String why) {
        againAt = System.nanoTime() + LEFT_ALONE.toNanos();
        if (!isLeft) {
            LOG.warn("The primary is read in the place of the standby: {}", why);
        }
        isLeft = true;
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
