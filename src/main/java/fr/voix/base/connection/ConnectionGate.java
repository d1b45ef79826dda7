package fr.voix.base.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import fr.voix.base.http.NetworkHash;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the connections, in all and from one network. At the limit, the one that has waited longest for a request is closed:
 * clients that hold connections without asking lose them to clients that ask. A new connection is refused only when all have a
 * request under way.
 */
@Singleton
class ConnectionGate {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGate.class);
    private static final long SAID_EVERY = Duration.ofMinutes(1).toNanos();
    /** File descriptors reserved for files and outgoing connections, such as those to the database. */
    private static final int DESCRIPTORS_FOR_THE_REST = 512;

    private final int most;
    private final int mostOfNetwork;
    private final ConnectionPool all = new ConnectionPool();
    private final Map<NetworkHash.Mark, ConnectionPool> byNetwork = new HashMap<>();
    private long saidAt = System.nanoTime() - SAID_EVERY;

    ConnectionGate(
            ConnectionsConfig config,
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isLimited) {
        this.most = Math.clamp(descriptors() - DESCRIPTORS_FOR_THE_REST, 1, config.most());
        this.mostOfNetwork = isLimited ? config.perNetwork() : most;
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }

    /** A connection let in must call {@link #leave} later; for one closed to make room a second call does nothing. */
    synchronized boolean enter(OpenConnection connection) {
        ConnectionPool neighbours = connection.network() == null
                ? null
                : byNetwork.computeIfAbsent(connection.network(), absent -> new ConnectionPool());
        if (!hasRoom(neighbours, mostOfNetwork) || !hasRoom(all, most)) {
            forgetIfEmpty(connection, neighbours);
            return false;
        }
        all.add(connection);
        if (neighbours != null) {
            neighbours.add(connection);
            // its pool is removed when the connection closed for room was the last of this network
            byNetwork.put(connection.network(), neighbours);
        }
        return true;
    }

    private boolean hasRoom(@Nullable ConnectionPool pool, int limit) {
        if (pool == null || pool.size() < limit) {
            return true;
        }
        OpenConnection idlest = pool.onePatient();
        say(pool == all ? "in all" : "from one network", idlest != null);
        if (idlest == null) {
            return false;
        }
        leave(idlest);
        idlest.drop();
        return true;
    }

    synchronized void leave(OpenConnection connection) {
        if (all.remove(connection) && connection.network() != null) {
            ConnectionPool neighbours = byNetwork.get(connection.network());
            neighbours.remove(connection);
            forgetIfEmpty(connection, neighbours);
        }
    }

    private void forgetIfEmpty(OpenConnection connection, @Nullable ConnectionPool neighbours) {
        if (neighbours != null && neighbours.size() == 0) {
            byNetwork.remove(connection.network());
        }
    }

    private void say(String where, boolean isRoomMade) {
        long now = System.nanoTime();
        if (now - saidAt >= SAID_EVERY) {
            saidAt = now;
            LOG.warn(
                    "As many connections {} as may be: {}",
                    where,
                    isRoomMade ? "idle ones make room" : "new ones are turned away");
        }
    }

    synchronized int size() {
        return all.size();
    }
}
