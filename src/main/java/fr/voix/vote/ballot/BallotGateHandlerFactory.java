package fr.voix.vote.ballot;

import fr.voix.base.connection.ConnectionHandlerFactory;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.SecurityHeaders;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.json.JsonMapper;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Gives every connection the gate, and makes once what the gate answers. */
@Singleton
class BallotGateHandlerFactory implements ConnectionHandlerFactory {

    private final BallotGate gate;
    private final PlainBallotCasting plain;
    private final BallotRehearsal rehearsal;
    private final NetworkHash networks;
    private final BallotOutcomes outcomes;
    private final Map<Language, BallotGateHandler.Refusal> refusals = new EnumMap<>(Language.class);

    BallotGateHandlerFactory(
            BallotGate gate,
            PlainBallotCasting plain,
            BallotRehearsal rehearsal,
            NetworkHash networks,
            BallotOutcomes outcomes,
            JsonMapper json,
            SecurityHeaders securityHeaders)
            throws IOException {
        this.gate = gate;
        this.plain = plain;
        this.rehearsal = rehearsal;
        this.networks = networks;
        this.outcomes = outcomes;
        for (var language : Language.values()) {
            refusals.put(language, refusal(language, json, securityHeaders));
        }
    }

    private static BallotGateHandler.Refusal refusal(
            Language language, JsonMapper json, SecurityHeaders securityHeaders) throws IOException {
        var busy = Problem.of(language, ProblemType.BUSY, Messages.of(language).t(BallotController.BUSY));
        var body = json.writeValueAsBytes(busy);
        var headers = new DefaultHttpHeaders();
        securityHeaders.everywhere().forEach(headers::set);
        headers.set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        headers.set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_LANGUAGE);
        headers.set(HttpHeaderNames.RETRY_AFTER, BallotController.BUSY_RETRY_AFTER);
        return new BallotGateHandler.Refusal(headers, body);
    }

    @Override
    public ChannelHandler create(Channel connection) {
        return new BallotGateHandler(gate, rehearsal.of(connection).orElse(plain), networks, outcomes, refusals);
    }
}
