package fr.voix.base.plain;

import fr.voix.base.connection.ConnectionHandlerFactory;
import fr.voix.base.http.NetworkHash;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives every connection the handler of plain writes. */
@Singleton
class PlainWriteHandlerFactory implements ConnectionHandlerFactory {

    private final List<PlainWrites> kinds;
    private final PlainWriting writing;
    private final NetworkHash networks;

    PlainWriteHandlerFactory(List<PlainWrites> kinds, PlainWriting writing, NetworkHash networks) {
        this.kinds = kinds;
        this.writing = writing;
        this.networks = networks;
    }

    @Override
    public ChannelHandler create(Channel connection) {
        return new PlainWriteHandler(kinds, writing, networks);
    }
}
