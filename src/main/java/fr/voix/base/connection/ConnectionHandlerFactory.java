package fr.voix.base.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;

/** Makes the handler that one HTTP/1.1 connection asks before Micronaut makes a request of what it reads. */
public interface ConnectionHandlerFactory {

    /** A new one for each connection, called by its event loop alone. */
    ChannelHandler create(Channel connection);
}
