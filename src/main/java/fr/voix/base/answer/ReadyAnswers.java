package fr.voix.base.answer;

import fr.voix.base.connection.EarlyAnswers;
import fr.voix.base.http.SecurityHeaders;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The bytes of what {@link ReadyAnswerHandler} would answer to a plain GET. */
@Singleton
@Requires(property = "voix.ready-answers.enabled", notEquals = "false")
record ReadyAnswers(AnswerCache cache, SecurityHeaders securityHeaders, Clock clock) implements EarlyAnswers {

    @Override
    @Nullable
    public ByteBuf answer(ByteBuf bytes, ByteBufAllocator allocator) {
        PlainGet request = PlainGet.of(bytes);
        ReadyAnswer ready = request == null ? null : cache.ready(request.address());
        if (ready == null || ready.answer().location() != null) {
            return null;
        }
        ReadyAnswer.Form form = ready.form(request.acceptEncoding());
        boolean isNotModified = form.isKnown(request.ifNoneMatch());
        long second = Math.floorDiv(clock.millis(), 1000L);
        byte[] head =
                form.head(second, isNotModified, securityHeaders.everywhere()).bytes();
        if (isNotModified) {
            return allocator.directBuffer(head.length).writeBytes(head);
        }
        byte[] body = form.bytes();
        return allocator
                .directBuffer(head.length + body.length)
                .writeBytes(head)
                .writeBytes(body);
    }
}
