package fr.voix.site.hour;

import fr.voix.base.connection.ConnectionHandlerFactory;
import io.netty.channel.ChannelHandler;
import jakarta.inject.Singleton;

/** Gives every connection its count. */
@Singleton
record RequestCountHandlerFactory(RequestCounter counter) implements ConnectionHandlerFactory {

    @Override
    public ChannelHandler create() {
        return new RequestCountHandler(counter);
    }

    /** Before those that answer by themselves. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
