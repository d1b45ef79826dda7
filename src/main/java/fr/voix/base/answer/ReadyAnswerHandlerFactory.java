package fr.voix.base.answer;

import fr.voix.base.connection.ConnectionHandlerFactory;
import fr.voix.base.http.SecurityHeaders;
import io.micronaut.context.annotation.Requires;
import io.netty.channel.ChannelHandler;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives every connection the kept answers. */
@Singleton
@Requires(property = "voix.ready-answers.enabled", notEquals = "false")
class ReadyAnswerHandlerFactory implements ConnectionHandlerFactory {

    private final AnswerCacheService cache;
    private final SecurityHeaders securityHeaders;
    private final Clock clock;

    ReadyAnswerHandlerFactory(AnswerCacheService cache, SecurityHeaders securityHeaders, Clock clock) {
        this.cache = cache;
        this.securityHeaders = securityHeaders;
        this.clock = clock;
    }

    @Override
    public ChannelHandler create() {
        return new ReadyAnswerHandler(cache, securityHeaders.everywhere(), clock);
    }
}
