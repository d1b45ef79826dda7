package fr.voix.base.connection;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A connection as the service guards it, without a socket. */
public final class GuardedChannel {

    private static final ConnectionsConfig CONFIG =
            new ConnectionsConfig(1_000, 1_000, Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final ConnectionGate GATE = new ConnectionGate(CONFIG, false);

    private GuardedChannel() {}

    /**
     * Finish it after use.
     *
     * @param early null where all must pass the codec
     * @param behind what stands behind the codec and its guard
     */
    public static EmbeddedChannel of(@Nullable EarlyAnswers early, ChannelHandler... behind) {
        EmbeddedChannel channel = new EmbeddedChannel();
        OpenConnection connection = new OpenConnection(null, System.nanoTime(), () -> {});
        RequestGuardHandler requests = new RequestGuardHandler(
                connection,
                new RequestGuardHandler.Refusals(
                        refusal(HttpResponseStatus.BAD_REQUEST), refusal(HttpResponseStatus.REQUEST_TIMEOUT)));
        channel.pipeline().addLast(new ConnectionGuardHandler(GATE, CONFIG, connection, requests));
        if (early != null) {
            channel.pipeline().addLast(new EarlyAnswerHandler(early, requests));
        }
        channel.pipeline().addLast(new HttpServerCodec(), requests).addLast(behind);
        return channel;
    }

    private static RequestGuardHandler.Refusal refusal(HttpResponseStatus status) {
        var said = new RequestGuardHandler.Said(new DefaultHttpHeaders().set("content-length", 0), new byte[0]);
        Map<Language, RequestGuardHandler.Said> asked = new HashMap<>();
        for (var language : Language.values()) {
            asked.put(language, said);
        }
        return new RequestGuardHandler.Refusal(status, asked, said);
    }
}
