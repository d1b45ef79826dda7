package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkHash;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Every order keeps its place in the gate until it is carried out, even when the client hangs up meanwhile: the place that
 * {@link BallotGateHandler} took, or a place of its own where that handler let a request pass without (in chunks, padded,
 * behind another or the last on its connection, a withdrawal). By then the request is whole.
 */
@Singleton
record BallotPlaces(BallotGate gate, NetworkHash networks, BallotOutcomes outcomes) {

    /** Refused as the queue refuses where its network has no place left. */
    BallotResult inside(HttpRequest<?> request, Supplier<BallotResult> order) {
        NettyHttpRequest<?> received = innermost(request);
        Channel connection = received.getChannelHandlerContext().channel();
        Supplier<BallotResult> settled = BallotGateHandler.settled(connection, received.getNativeRequest());
        if (settled != null) {
            return settled.get();
        }
        NetworkHash.Mark network =
                networks.of(connection, received.getNativeRequest().headers());
        if (!BallotGateHandler.takeOver(connection, received.getNativeRequest()) && !gate.tryEnter(network)) {
            return outcomes.count(new BallotResult.Busy());
        }
        try {
            return outcomes.count(order.get());
        } finally {
            gate.leave(network);
        }
    }

    private static NettyHttpRequest<?> innermost(HttpRequest<?> request) {
        HttpRequest<?> innermost = request;
        while (innermost instanceof HttpRequestWrapper<?> wrapper) {
            innermost = wrapper.getDelegate();
        }
        return (NettyHttpRequest<?>) innermost;
    }
}
