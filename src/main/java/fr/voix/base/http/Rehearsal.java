package fr.voix.base.http;

import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections by which a service casts ballots by itself before visitors come, so that it is warm when they do: each ballot is carried
 * out and undone, and counted nowhere. They are known by where they come from, which is theirs as long as they are open. What they ask
 * goes through the code that all else goes through, by other objects of the same classes, which know no limit: most of what the
 * compiler has made of it stays good.
 */
@Singleton
public final class Rehearsal {

    private final Set<SocketAddress> visitors = ConcurrentHashMap.newKeySet();

    /** Before it connects. */
    public void enter(SocketAddress visitor) {
        visitors.add(visitor);
    }

    /** Before it is closed. */
    public void leave(SocketAddress visitor) {
        visitors.remove(visitor);
    }

    public boolean isOf(Channel connection) {
        return visitors.contains(connection.remoteAddress());
    }
}
