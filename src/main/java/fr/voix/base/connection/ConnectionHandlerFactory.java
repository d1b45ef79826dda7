package fr.voix.base.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;

/** Makes the handler of one HTTP/1.1 connection that sees requests before Micronaut does. */
public interface ConnectionHandlerFactory {

    /** A new one for each connection, called by its event loop alone. */
    ChannelHandler create(Channel connection);
}
