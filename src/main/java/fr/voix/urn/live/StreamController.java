package fr.voix.urn.live;

import fr.voix.base.http.MalformedException;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Parameters;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.live.StreamService.StreamResult;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Live tallies as server-sent events, of one Scrutin or of several over one connection, or of one petition. Each comes without a
 * name and as {@code tally}; with {@code event=tally} as that alone, in half the bytes. It decides like any controller; what it
 * admits is then streamed by a {@link StreamHandler}.
 */
@Controller
@PublicRoutes
record StreamController(StreamService streams, StreamConfig config, NetworkHash networks) {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String NAME = "tally";
    private static final int MOST_SCRUTINS = 50;
    private static final int RETRY_AFTER = 30;

    @Get(uri = "/scrutins/{uid}/flux", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<?> one(
            String uid,
            @Nullable @QueryValue String event,
            @Nullable @Header(LAST_EVENT_ID) String lastEventId,
            HttpRequest<?> request) {
        return stream(UrnKind.SCRUTIN, List.of(uid), named(true, event), lastEventId, request);
    }

    @Get(uri = "/petitions/{id}/flux", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<?> petition(
            String id,
            @Nullable @QueryValue String event,
            @Nullable @Header(LAST_EVENT_ID) String lastEventId,
            HttpRequest<?> request) {
        return stream(UrnKind.PETITION, List.of(id), named(true, event), lastEventId, request);
    }

    @Get(uri = Addresses.STREAM, produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<?> several(
            @Nullable @QueryValue List<String> uid,
            @Nullable @QueryValue String event,
            @Nullable @Header(LAST_EVENT_ID) String lastEventId,
            HttpRequest<?> request) {
        List<String> uids = uid == null ? List.of() : List.copyOf(new LinkedHashSet<>(uid));
        var name = named(!uids.isEmpty() && uids.size() <= MOST_SCRUTINS, event);
        return stream(UrnKind.SCRUTIN, uids, name, lastEventId, request);
    }

    /** The name that events come under alone; null for both ways. */
    @Nullable
    private static String named(boolean isFew, @Nullable String event) {
        var asked = new Parameters();
        asked.expect(isFew, "uid (1–" + MOST_SCRUTINS + ")");
        var name = asked.oneOf("event", event, List.of(NAME), one -> one, null);
        MalformedException.ifAny(asked.malformed());
        return name;
    }

    private HttpResponse<?> stream(
            UrnKind kind,
            List<String> uids,
            @Nullable String name,
            @Nullable String lastEventId,
            HttpRequest<?> request) {
        String known = lastEventId == null ? "" : lastEventId;
        return switch (streams.open(kind, uids, known, networks.of(request))) {
            case StreamResult.Admitted admitted -> start(admitted.subscription(), name == null, request);
            case StreamResult.UnknownScrutin ignored ->
                Problem.response(
                        request,
                        ProblemType.NOT_FOUND,
                        kind == UrnKind.SCRUTIN ? "urn.problem.scrutin" : "urn.problem.petition");
            case StreamResult.NothingToCome ignored -> openToAll(HttpResponse.noContent());
            case StreamResult.Full ignored ->
                Problem.later(
                        request,
                        RETRY_AFTER,
                        ProblemType.BUSY,
                        "urn.problem.streams",
                        "/api/v1/" + kind.path() + "/{" + (kind == UrnKind.SCRUTIN ? "uid" : "id") + "}/tally");
        };
    }

    private HttpResponse<?> start(Subscription subscription, boolean isPlainToo, HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.HEAD) {
            streams.leave(subscription);
        } else {
            StreamHandler.install(channelOf(request), streams, subscription, isPlainToo, config.heartbeat());
        }
        return head();
    }

    private static Channel channelOf(HttpRequest<?> request) {
        HttpRequest<?> innermost = request;
        while (innermost instanceof HttpRequestWrapper<?> wrapper) {
            innermost = wrapper.getDelegate();
        }
        return ((NettyHttpRequest<?>) innermost).getChannelHandlerContext().channel();
    }

    private static HttpResponse<?> head() {
        return openToAll(HttpResponse.ok())
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                // a proxy that waits for more would hold back every event
                .header("X-Accel-Buffering", "no");
    }

    private static MutableHttpResponse<?> openToAll(MutableHttpResponse<?> response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
