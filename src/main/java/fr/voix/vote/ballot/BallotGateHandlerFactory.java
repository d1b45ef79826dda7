package fr.voix.vote.ballot;

import fr.voix.base.connection.ConnectionHandlerFactory;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.SecurityHeaders;
import io.micronaut.json.JsonMapper;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Gives every connection the gate, and makes once what the gate answers. */
@Singleton
class BallotGateHandlerFactory implements ConnectionHandlerFactory {

    private final BallotGate gate;
    private final NetworkHash networks;
    private final byte[] body;
    private final HttpHeaders headers = new DefaultHttpHeaders();

    BallotGateHandlerFactory(BallotGate gate, NetworkHash networks, JsonMapper json, SecurityHeaders securityHeaders)
            throws IOException {
        this.gate = gate;
        this.networks = networks;
        Problem busy = Problem.of(ProblemType.BUSY, BallotController.BUSY);
        this.body = json.writeValueAsBytes(busy);
        securityHeaders.everywhere().forEach(headers::set);
        headers.set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        headers.set(HttpHeaderNames.RETRY_AFTER, BallotController.BUSY_RETRY_AFTER);
    }

    @Override
    public ChannelHandler create() {
        return new BallotGateHandler(gate, networks, headers, body);
    }
}
