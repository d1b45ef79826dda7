package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.OwnSite;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.SecurityHeaders;
import fr.voix.base.plain.PlainWrite;
import fr.voix.base.plain.PlainWrite.Outcome;
import fr.voix.base.plain.PlainWrites;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.vote.robotcheck.Voter;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.JsonMapper;
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
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Has {@link PlainBallot}s carried out, and answers those that stand. One that finds no room at the gate is refused, so that the
 * ballots underway are answered at the usual pace however many more come.
 */
@Singleton
class PlainBallotCasting implements PlainWrites {

    private final BallotCasting ballots;
    private final BallotOutcomes outcomes;
    private final BallotGate gate;
    private final OwnTally tallies;
    private final VoterCookies voters;
    private final NetworkPrefix networks;
    private final OwnSite site;
    private final JsonMapper json;
    private final HttpHeaders answerHeaders = new DefaultHttpHeaders();
    private final Map<Language, Refusal> refusals = new EnumMap<>(Language.class);

    private record Refusal(HttpHeaders headers, byte[] body) {}

    private record Begun(PlainBallot ballot, Voter voter, byte[] prefix) {}

    PlainBallotCasting(
            BallotCasting ballots,
            BallotOutcomes outcomes,
            BallotGate gate,
            OwnTally tallies,
            VoterCookies voters,
            NetworkPrefix networks,
            OwnSite site,
            JsonMapper json,
            SecurityHeaders securityHeaders) {
        this.ballots = ballots;
        this.outcomes = outcomes;
        this.gate = gate;
        this.tallies = tallies;
        this.voters = voters;
        this.networks = networks;
        this.site = site;
        this.json = json;
        securityHeaders.everywhere().forEach(answerHeaders::set);
        answerHeaders.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        answerHeaders.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        for (Language language : Language.values()) {
            refusals.put(language, refusal(language));
        }
    }

    private Refusal refusal(Language language) {
        Problem busy =
                Problem.of(language, ProblemType.BUSY, Messages.of(language).t(BallotController.BUSY));
        byte[] body = bytes(busy);
        HttpHeaders headers = answerHeaders.copy();
        headers.set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        headers.set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_LANGUAGE);
        headers.set(HttpHeaderNames.RETRY_AFTER, BallotController.BUSY_RETRY_AFTER);
        return new Refusal(headers, body);
    }

    @Override
    public boolean isAddressed(HttpRequest head) {
        return HttpMethod.PUT.equals(head.method()) && PlainBallot.isAddress(head.uri());
    }

    @Override
    @Nullable
    public FullHttpResponse enter(HttpRequest head, NetworkHash.Mark network) {
        if (gate.tryEnter(network)) {
            return null;
        }
        outcomes.countRefused();
        Refusal refusal = refusals.get(Language.asked(head.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE)));
        return response(HttpResponseStatus.SERVICE_UNAVAILABLE, refusal.body, refusal.headers);
    }

    @Override
    public void leave(NetworkHash.Mark network) {
        gate.leave(network);
    }

    @Override
    public Optional<PlainWrite> read(Channel connection, HttpRequest request, ByteBuf body) {
        return PlainBallot.read(request, body, site)
                .flatMap(ballot -> voters.read(
                                name -> Optional.ofNullable(ballot.cookies().get(name)))
                        .map(voter -> {
                            Begun begun = new Begun(ballot, voter, networks.origin(connection, request.headers()));
                            return () -> outcome(begun);
                        }));
    }

    private Outcome outcome(Begun begun) {
        BallotResult result = carryOut(begun);
        return result instanceof BallotResult.Standing standing
                ? Outcome.answered(answer(standing))
                : Outcome.settled(result);
    }

    private BallotResult carryOut(Begun begun) {
        PlainBallot ballot = begun.ballot;
        return outcomes.count(ballots.cast(
                ballot.uid(), Optional.of(begun.voter), ballot.position(), ballot.nonce(), begun.prefix, ballot.key()));
    }

    private FullHttpResponse answer(BallotResult.Standing standing) {
        byte[] body = bytes(BallotJson.cast(standing, tallies.of(standing)));
        return response(HttpResponseStatus.OK, body, answerHeaders.copy());
    }

    private byte[] bytes(Object said) {
        try {
            return json.writeValueAsBytes(said);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but memory", e);
        }
    }

    private static FullHttpResponse response(HttpResponseStatus status, byte[] body, HttpHeaders headers) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body), headers, EmptyHttpHeaders.INSTANCE);
    }
}
