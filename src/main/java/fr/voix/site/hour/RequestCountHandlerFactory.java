package fr.voix.site.hour;

import fr.voix.base.connection.ConnectionHandlerFactory;
import fr.voix.base.http.Rehearsal;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import jakarta.inject.Singleton;

/** Gives every connection its count. */
@Singleton
record RequestCountHandlerFactory(RequestCounter counter, Rehearsal rehearsal) implements ConnectionHandlerFactory {

    @Override
    public ChannelHandler create(Channel connection) {
        return new RequestCountHandler(rehearsal.isOf(connection) ? counter.untold() : counter);
    }

    /** Before those that answer by themselves. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
