package fr.voix.base.answer;

import fr.voix.base.connection.ConnectionHandlerFactory;
import fr.voix.base.http.SecurityHeaders;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives every connection a handler that answers from the cache. */
@Singleton
record ReadyAnswerHandlerFactory(AnswerCache cache, SecurityHeaders securityHeaders, Clock clock)
        implements ConnectionHandlerFactory {

    @Override
    public ChannelHandler create(Channel connection) {
        return new ReadyAnswerHandler(cache, securityHeaders.everywhere(), clock);
    }
}
