package fr.voix.base.connection;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.SecurityHeaders;
import fr.voix.base.text.Language;
import io.micronaut.json.JsonMapper;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumMap;

/** Puts the two guards around the codec of a connection, and builds their refusals once. */
@Singleton
class ConnectionGuardFactory {

    private final ConnectionGate gate;
    private final ConnectionsConfig config;
    private final NetworkHash networks;

    private final RequestGuardHandler.Refusals refusals;

    ConnectionGuardFactory(
            ConnectionGate gate,
            ConnectionsConfig config,
            NetworkHash networks,
            JsonMapper json,
            SecurityHeaders securityHeaders)
            throws IOException {
        this.gate = gate;
        this.config = config;
        this.networks = networks;
        this.refusals = new RequestGuardHandler.Refusals(
                refusal(ProblemType.MALFORMED, json, securityHeaders),
                refusal(ProblemType.REQUEST_TIMEOUT, json, securityHeaders));
    }

    private static RequestGuardHandler.Refusal refusal(
            ProblemType type, JsonMapper json, SecurityHeaders securityHeaders) throws IOException {
        var asked = new EnumMap<Language, RequestGuardHandler.Said>(Language.class);
        for (var language : Language.values()) {
            asked.put(language, said(Problem.of(language, type, type.explanation(language)), json, securityHeaders));
        }
        return new RequestGuardHandler.Refusal(
                HttpResponseStatus.valueOf(type.status().getCode()),
                asked,
                said(Problem.inBoth(type), json, securityHeaders));
    }

    private static RequestGuardHandler.Said said(Problem problem, JsonMapper json, SecurityHeaders securityHeaders)
            throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        HttpHeaders headers = new DefaultHttpHeaders();
        securityHeaders.everywhere().forEach(headers::set);
        headers.set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return new RequestGuardHandler.Said(headers, body);
    }

    /** @param codec the name of the handler that decodes requests */
    void guard(ChannelPipeline pipeline, String codec) {
        Channel channel = pipeline.channel();
        OpenConnection[] self = new OpenConnection[1];
        self[0] =
                new OpenConnection(networks.direct(channel), System.nanoTime(), () -> dropIfWaiting(channel, self[0]));
        RequestGuardHandler requests = new RequestGuardHandler(self[0], refusals);
        pipeline.addAfter(codec, RequestGuardHandler.class.getName(), requests);
        pipeline.addBefore(
                codec,
                ConnectionGuardHandler.class.getName(),
                new ConnectionGuardHandler(gate, config, self[0], requests));
    }

    /** Closes the connection on its event loop, unless a request has come meanwhile. */
    private static void dropIfWaiting(Channel channel, OpenConnection connection) {
        channel.eventLoop().execute(() -> {
            if (connection.isWaiting()) {
                channel.close();
            }
        });
    }
}
