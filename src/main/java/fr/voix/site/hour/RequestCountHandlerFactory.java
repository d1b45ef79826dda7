package fr.voix.site.hour;

import fr.voix.base.connection.ConnectionHandlerFactory;
import fr.voix.base.http.Rehearsal;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import jakarta.inject.Singleton;

/** Gives every connection its count. */
@Singleton
class RequestCountHandlerFactory implements ConnectionHandlerFactory {

    private final RequestCounter counter;
    private final RequestCounter untold;
    private final Rehearsal rehearsal;

    RequestCountHandlerFactory(RequestCounter counter, Rehearsal rehearsal) {
        this.counter = counter;
        this.untold = counter.untold();
        this.rehearsal = rehearsal;
    }

    @Override
    public ChannelHandler create(Channel connection) {
        return new RequestCountHandler(rehearsal.isOf(connection) ? untold : counter);
    }

    /** Before those that answer by themselves. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
