package fr.voix.base.plain;

import fr.voix.base.http.NetworkHash;
import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/** One kind of writes. Called by event loops, but for {@link #leave}. */
public interface PlainWrites {

    int LONGEST_BODY = 4_096;

    /** Whether this may be one, by its first line. */
    boolean isAddressed(HttpRequest head);

    /**
     * Takes a place for one that is whole, and was not looked at.
     *
     * @return null; where there is no place, what is answered
     */
    @Nullable
    default FullHttpResponse enter(HttpRequest head, NetworkHash.Mark network) {
        return null;
    }

    /** Gives that place back. */
    default void leave(NetworkHash.Mark network) {}

    /** Empty for whatever could be read in two ways: that goes the usual way. */
    Optional<PlainWrite> read(Channel connection, HttpRequest request, ByteBuf body);

    /** Whether the fields of one name are one field with one of these values. */
    static boolean isOneOf(List<String> fields, List<String> values) {
        return fields.size() == 1 && values.contains(fields.getFirst());
    }
}
