package fr.voix.base.plain;

import fr.voix.base.guard.RateLimits;
import fr.voix.base.http.AnswerDate;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.RequestId;
import fr.voix.base.plain.PlainWrite.Outcome;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.MDC;

/**
 * Has {@link PlainWrites} carried out and answered without making a request of Micronaut's of each: routing, filters and binding cost
 * more than the write. What filters do for them is done here.
 */
@Singleton
record PlainWriting(
        RateLimits limits, @Named(TaskExecutors.BLOCKING) ExecutorService threads, Clock clock) {

    /**
     * What is known of one.
     *
     * @param left what its answer says of the limit
     */
    private record Begun(
            PlainWrites kind, PlainWrite write, NetworkHash.Mark network, String id, Map<String, String> left) {}

    /**
     * Begins to carry out a write that has its place, and gives that place back.
     *
     * @param then called by another thread, once
     * @return false where the usual way has to be gone, and nothing was begun
     */
    boolean begin(
            PlainWrites kind,
            Channel connection,
            HttpRequest request,
            ByteBuf body,
            NetworkHash.Mark network,
            Consumer<Outcome> then) {
        Optional<PlainWrite> write = kind.read(connection, request, body);
        if (write.isEmpty()) {
            return false;
        }
        Map<String, String> left = limits.countWrite(request.uri(), network);
        if (left == null) {
            return false;
        }
        Begun begun = new Begun(kind, write.get(), network, RequestId.draw(connection, request), left);
        try {
            threads.execute(() -> then.accept(outcome(begun)));
            return true;
        } catch (RejectedExecutionException ending) {
            limits.takeBackWrite(begun.network);
            return false;
        }
    }

    private Outcome outcome(Begun begun) {
        MDC.put(RequestId.FIELD, begun.id);
        try {
            Outcome outcome = begun.write.carryOut();
            complete(outcome.answer(), begun);
            return outcome;
        } catch (RuntimeException | Error e) {
            limits.takeBackWrite(begun.network);
            return new Outcome(null, () -> {
                throw e;
            });
        } finally {
            begun.kind.leave(begun.network);
        }
    }

    private void complete(@Nullable FullHttpResponse answer, Begun begun) {
        if (answer == null) {
            // the usual way counts it
            limits.takeBackWrite(begun.network);
            return;
        }
        HttpHeaders headers = answer.headers();
        begun.left.forEach(headers::set);
        headers.set(HttpHeaderNames.DATE, AnswerDate.at(clock.instant().getEpochSecond()));
        headers.set(RequestId.HEADER, begun.id);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
    }
}
