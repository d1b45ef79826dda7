package fr.voix.base.plain;

import io.micronaut.core.annotation.Nullable;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.function.Supplier;

/** A write that was read. */
public interface PlainWrite {

    /** By a virtual thread, once. */
    Outcome carryOut();

    /**
     * What became of one.
     *
     * @param answer without what stands in every answer of the moment; null where the usual way has to say it
     * @param result for the usual way then; it throws what was thrown
     */
    record Outcome(
            @Nullable FullHttpResponse answer, @Nullable Supplier<?> result) {

        public static Outcome answered(FullHttpResponse answer) {
            return new Outcome(answer, null);
        }

        public static Outcome settled(Object result) {
            return new Outcome(null, () -> result);
        }
    }
}
