package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.Personal;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.load.Through;
import fr.voix.base.text.Position;
import fr.voix.urn.tally.ContradictedHandler;
import fr.voix.vote.ballot.BallotCasting.OwnBallot;
import fr.voix.vote.robotcheck.Voter;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;

/** The caller's own ballot in one Scrutin. */
@Controller("/api/v1/scrutins/{uid}/ballot")
@PublicRoutes
@Tag(name = "vote")
record BallotController(
        BallotCasting ballots,
        BallotPlaces places,
        BallotErasure erasures,
        VoterCookies voters,
        NetworkPrefix networks,
        OwnTally tallies,
        Clock clock) {

    static final String BUSY = "vote.problem.busy";
    static final int BUSY_RETRY_AFTER = 1;

    private static final int AWAY_RETRY_AFTER = 5;

    /** An operator has to act first. */
    private static final int READ_ONLY_RETRY_AFTER = 60;

    /** The caller's own ballot in one scrutin, never an error: without the voter's cookie everything is null. */
    @Get
    @Personal
    @Through("own-ballot")
    HttpResponse<BallotJson.Own> ownBallot(String uid, HttpRequest<?> request) {
        Optional<Voter> voter = voters.read(request);
        OwnBallot found = voter.map(v -> ballots.find(uid, v)).orElse(OwnBallot.NONE);
        Optional<Ballot> ballot = found.ballot();
        BallotJson.Own own = new BallotJson.Own(
                ballot.map(b -> b.choice().position().code()).orElse(null),
                ballot.map(b -> BallotJson.ReceiptJson.of(b.receipt(uid))).orElse(null),
                found.aside().map(BallotJson.AsideJson::of).orElse(null),
                ballot.map(b -> tallies.isPublished(uid, b.leafIndex())).orElse(null),
                voter.filter(v -> v.hasPass(clock.instant()))
                        .map(Voter::passUntil)
                        .orElse(null));
        return HttpResponse.ok(own).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /**
     * Casts the caller's ballot, or changes it. The same choice again answers the receipt of the standing ballot. Wants the
     * cookie of a robot check of the last ten minutes, and one that was dear enough where much comes from one network. One voter
     * is limited to thirty scrutins in ten minutes, and to twenty changes of mind a scrutin and day.
     *
     * @param idempotencyKey names this write, 1 to 64 visible characters: a repeat under the same name is not carried out again
     */
    @Put
    @SecurityRequirement(name = "voter")
    @ApiResponse(content = @Content(schema = @Schema(implementation = BallotJson.Cast.class)))
    @ApiResponse(responseCode = "409", ref = Problem.CONFLICT)
    @ApiResponse(responseCode = "422", ref = Problem.KEY_REUSED)
    HttpResponse<?> castBallot(
            String uid,
            @Body BallotForm form,
            @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
            HttpRequest<?> request) {
        IdempotencyKey.Header repeatable = repeatable(request);
        Optional<Position> position = form.position();
        Optional<byte[]> nonce = form.nonceBytes();
        if (position.isEmpty()) {
            return malformed(request, "vote.problem.choice");
        }
        if (nonce.isEmpty()) {
            return malformed(request, "vote.problem.nonce");
        }
        if (!form.hasConsent()) {
            return malformed(request, "vote.problem.consent");
        }
        if (repeatable.isMalformed()) {
            return malformed(request, "vote.problem.key");
        }
        return answer(
                request,
                places.inside(
                        request,
                        () -> ballots.cast(
                                uid,
                                voters.read(request),
                                position.get(),
                                nonce.get(),
                                networks.origin(request),
                                repeatable.key())));
    }

    /**
     * Takes the caller's ballot back, also when there was none. Without {@code erase} the answer is the new count.
     *
     * @param erase true for an erasure, which a closed or hidden scrutin carries out too, and which needs no pass; it is the same
     *     however often it is asked, and leaves nothing behind, not even the key
     * @param idempotencyKey names this write, 1 to 64 visible characters: a repeat under the same name is not carried out again
     */
    @Delete
    @SecurityRequirement(name = "voter")
    @ApiResponse(content = @Content(schema = @Schema(oneOf = {BallotJson.Withdrawn.class, BallotJson.Erased.class})))
    @ApiResponse(responseCode = "409", ref = Problem.CONFLICT)
    @ApiResponse(responseCode = "422", ref = Problem.KEY_REUSED)
    HttpResponse<?> withdrawBallot(
            String uid,
            @QueryValue(defaultValue = "false") boolean erase,
            @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
            HttpRequest<?> request) {
        IdempotencyKey.Header repeatable = repeatable(request);
        if (repeatable.isMalformed()) {
            return malformed(request, "vote.problem.key");
        }
        return erase
                ? answer(request, erasures.erase(uid, voters.read(request)))
                : answer(
                        request,
                        places.inside(request, () -> ballots.withdraw(uid, voters.read(request), repeatable.key())));
    }

    /** Reads all headers of that name, since two of them are malformed. */
    private static IdempotencyKey.Header repeatable(HttpRequest<?> request) {
        return IdempotencyKey.of(request.getHeaders().getAll(IdempotencyKey.HEADER));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, ErasureResult result) {
        return switch (result) {
            case ErasureResult.Erased erased ->
                HttpResponse.ok(new BallotJson.Erased(erased.isErased())).header(HttpHeaders.CACHE_CONTROL, "no-store");
            case ErasureResult.UnknownScrutin ignored -> answer(request, new BallotResult.UnknownScrutin());
            case ErasureResult.ReadOnly readOnly ->
                answer(
                        request,
                        readOnly.contradiction() == null
                                ? new BallotResult.ReadOnly()
                                : new BallotResult.Contradicted(readOnly.contradiction()));
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, BallotResult result) {
        return switch (result) {
            case BallotResult.Standing standing ->
                HttpResponse.ok(BallotJson.cast(standing, tallies.of(standing)))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case BallotResult.Withdrawn withdrawn ->
                HttpResponse.ok(BallotJson.withdrawn(tallies.of(withdrawn)))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case BallotResult.ScrutinClosed ignored ->
                Problem.response(request, ProblemType.CLOSED, "vote.problem.closed");
            case BallotResult.Superseded ignored ->
                Problem.response(request, ProblemType.SUPERSEDED, "vote.problem.superseded");
            case BallotResult.KeyReused ignored ->
                Problem.response(request, ProblemType.IDEMPOTENCY_KEY_REUSED, "vote.problem.reused");
            case BallotResult.UnknownScrutin ignored ->
                Problem.response(request, ProblemType.NOT_FOUND, "urn.problem.scrutin");
            case BallotResult.PassRequired ignored ->
                Problem.response(request, ProblemType.PASS_REQUIRED, "vote.problem.pass");
            case BallotResult.CheckTooCheap ignored ->
                Problem.response(request, ProblemType.PASS_REQUIRED, "vote.problem.cheap");
            case BallotResult.Busy ignored -> Problem.later(request, BUSY_RETRY_AFTER, ProblemType.BUSY, BUSY);
            case BallotResult.Away ignored ->
                Problem.later(request, AWAY_RETRY_AFTER, ProblemType.UNAVAILABLE, "vote.problem.away");
            case BallotResult.OutcomeUnknown ignored ->
                Problem.later(request, 5, ProblemType.OUTCOME_UNKNOWN, "vote.problem.outcome");
            case BallotResult.Contradicted contradicted ->
                ContradictedHandler.response(request, contradicted.contradiction());
            case BallotResult.ReadOnly ignored ->
                Problem.later(request, READ_ONLY_RETRY_AFTER, ProblemType.UNAVAILABLE, "vote.problem.readonly");
            case BallotResult.TooManyChanges tooMany ->
                Problem.later(
                        request, tooMany.retryAfterSeconds(), ProblemType.TOO_MANY_CHANGES, "vote.problem.changes");
            case BallotResult.TooManyScrutins tooMany ->
                Problem.later(
                        request, tooMany.retryAfterSeconds(), ProblemType.TOO_MANY_REQUESTS, "vote.problem.scrutins");
        };
    }

    private static HttpResponse<Problem> malformed(HttpRequest<?> request, String key) {
        return Problem.response(request, ProblemType.MALFORMED, key);
    }
}
