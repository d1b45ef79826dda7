package fr.voix.base.plain;

import fr.voix.base.connection.ConnectionHandlerFactory;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.Rehearsal;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives every connection the handler of plain writes. */
@Singleton
record PlainWriteHandlerFactory(
        List<PlainWrites> kinds, PlainWriting writing, Rehearsal rehearsal, NetworkHash networks)
        implements ConnectionHandlerFactory {

    @Override
    public ChannelHandler create(Channel connection) {
        return new PlainWriteHandler(
                kinds.stream().map(kind -> kind.on(connection)).toList(),
                rehearsal.isOf(connection) ? writing.unlimited() : writing,
                networks);
    }
}
