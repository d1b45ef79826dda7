package fr.voix.base.connection;

import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Knows the answers to some requests by their bytes alone. Asked by event loops. */
public interface EarlyAnswers {

    /**
     * The whole answer, as the handlers behind the codec would have it written; null for all that they must see.
     *
     * @param bytes all that has come of a connection with nothing underway; left as it is
     */
    @Nullable
    ByteBuf answer(ByteBuf bytes, ByteBufAllocator allocator);
}
