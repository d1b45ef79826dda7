package fr.voix.vote.ballot;

import fr.voix.base.guard.RateLimits;
import fr.voix.base.http.AnswerDate;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.OwnSite;
import fr.voix.base.http.RequestId;
import fr.voix.base.http.SecurityHeaders;
import fr.voix.vote.robotcheck.Voter;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Has {@link PlainBallot}s carried out and answers those that stand, without making a request of Micronaut's of each: routing,
 * filters and binding cost more than the ballot. Whatever else becomes of one is said the usual way.
 */
@Singleton
class PlainBallotCasting {

    private final BallotCasting ballots;
    private final BallotOutcomes outcomes;
    private final BallotGate gate;
    private final OwnTally tallies;
    private final VoterCookies voters;
    private final NetworkPrefix networks;
    private final RateLimits limits;
    private final OwnSite site;
    private final JsonMapper json;
    private final SecurityHeaders securityHeaders;
    private final ExecutorService threads;
    private final Clock clock;
    private final HttpHeaders everywhere = new DefaultHttpHeaders();

    /**
     * What is known of one.
     *
     * @param left what its answer says of the limit
     */
    private record Begun(
            PlainBallot ballot,
            Voter voter,
            byte[] prefix,
            NetworkHash.Mark network,
            String id,
            Map<String, String> left) {}

    PlainBallotCasting(
            BallotCasting ballots,
            BallotOutcomes outcomes,
            BallotGate gate,
            OwnTally tallies,
            VoterCookies voters,
            NetworkPrefix networks,
            RateLimits limits,
            OwnSite site,
            JsonMapper json,
            SecurityHeaders securityHeaders,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads,
            Clock clock) {
        this.ballots = ballots;
        this.outcomes = outcomes;
        this.gate = gate;
        this.tallies = tallies;
        this.voters = voters;
        this.networks = networks;
        this.limits = limits;
        this.site = site;
        this.json = json;
        this.securityHeaders = securityHeaders;
        this.threads = threads;
        this.clock = clock;
        securityHeaders.everywhere().forEach(everywhere::set);
        everywhere.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        everywhere.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    }

    /** The same for other ballots, without a limit, and counted elsewhere. */
    PlainBallotCasting apart(BallotCasting others, BallotOutcomes otherOutcomes) {
        return new PlainBallotCasting(
                others,
                otherOutcomes,
                gate,
                tallies,
                voters,
                networks,
                limits.none(),
                site,
                json,
                securityHeaders,
                threads,
                clock);
    }

    /**
     * What became of one.
     *
     * @param answer to be sent; null where the usual way has to say it
     * @param result for the usual way then; it throws what was thrown
     */
    record Outcome(
            @Nullable FullHttpResponse answer, @Nullable Supplier<BallotResult> result) {}

    /**
     * Begins to carry out a ballot that has its place in the gate, and gives that place back.
     *
     * @param then called by another thread, once
     * @return false where the usual way has to be gone, and nothing was begun
     */
    boolean begin(
            Channel connection, HttpRequest request, ByteBuf body, NetworkHash.Mark network, Consumer<Outcome> then) {
        PlainBallot ballot = PlainBallot.read(request, body, site);
        Optional<Voter> voter = ballot == null
                ? Optional.empty()
                : voters.read(name -> Optional.ofNullable(ballot.cookies().get(name)));
        if (voter.isEmpty()) {
            return false;
        }
        Map<String, String> left = limits.countWrite(network);
        if (left == null) {
            return false;
        }
        var begun = new Begun(
                ballot,
                voter.get(),
                networks.of(connection, request.headers()),
                network,
                RequestId.draw(connection, request),
                left);
        try {
            threads.execute(() -> then.accept(outcome(begun)));
            return true;
        } catch (RejectedExecutionException ending) {
            limits.takeBackWrite(network);
            return false;
        }
    }

    private Outcome outcome(Begun begun) {
        MDC.put(RequestId.FIELD, begun.id);
        try {
            BallotResult result = carryOut(begun);
            if (result instanceof BallotResult.Standing standing) {
                return new Outcome(answer(standing, begun), null);
            }
            // the usual way counts it
            limits.takeBackWrite(begun.network);
            return new Outcome(null, () -> result);
        } catch (RuntimeException | Error e) {
            limits.takeBackWrite(begun.network);
            return new Outcome(null, () -> {
                throw e;
            });
        } finally {
            gate.leave(begun.network);
        }
    }

    private BallotResult carryOut(Begun begun) {
        PlainBallot ballot = begun.ballot;
        return outcomes.count(ballots.cast(
                ballot.uid(), Optional.of(begun.voter), ballot.position(), ballot.nonce(), begun.prefix, ballot.key()));
    }

    private FullHttpResponse answer(BallotResult.Standing standing, Begun begun) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(BallotJson.cast(standing, tallies.of(standing)));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but memory", e);
        }
        HttpHeaders headers = everywhere.copy();
        begun.left.forEach(headers::set);
        headers.set(HttpHeaderNames.DATE, AnswerDate.at(clock.instant().getEpochSecond()));
        headers.set(RequestId.HEADER, begun.id);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                Unpooled.wrappedBuffer(body),
                headers,
                EmptyHttpHeaders.INSTANCE);
    }
}
