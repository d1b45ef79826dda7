package fr.voix.ballot;

import fr.voix.http.NetworkPrefix;
import fr.voix.http.Problem;
import fr.voix.robotcheck.Voter;
import fr.voix.robotcheck.VoterCookies;
import fr.voix.texte.Position;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.Optional;

/** The caller's own ballot in one Scrutin. */
@Controller("/api/v1/scrutins/{uid}/ballot")
@ExecuteOn(TaskExecutors.BLOCKING)
class BallotController {

    private final BallotService ballots;
    private final VoterCookies voters;
    private final NetworkPrefix networks;
    private final Clock clock;

    BallotController(BallotService ballots, VoterCookies voters, NetworkPrefix networks, Clock clock) {
        this.ballots = ballots;
        this.voters = voters;
        this.networks = networks;
        this.clock = clock;
    }

    @Get
    HttpResponse<BallotJson.Own> own(String uid, HttpRequest<?> request) {
        Optional<Voter> voter = voters.read(request);
        Optional<Ballot> ballot = voter.flatMap(v -> ballots.find(uid, v));
        BallotJson.Own own = new BallotJson.Own(
                ballot.map(b -> b.choice().position().code()).orElse(null),
                ballot.map(b -> BallotJson.ReceiptJson.of(b.receipt(uid))).orElse(null),
                voter.filter(v -> v.hasPass(clock.instant()))
                        .map(Voter::passUntil)
                        .orElse(null));
        return HttpResponse.ok(own).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Put
    HttpResponse<?> cast(String uid, @Body BallotForm form, HttpRequest<?> request) {
        Optional<Position> position = form.position();
        Optional<byte[]> nonce = form.nonceBytes();
        if (position.isEmpty()) {
            return malformed("« choice » vaut pour, contre ou abstention.");
        }
        if (nonce.isEmpty()) {
            return malformed("« nonce » est fait de 16 octets en base64url, sans remplissage.");
        }
        if (!form.hasConsent()) {
            return malformed("« consent » doit être true : un vote révèle une opinion politique.");
        }
        return answer(ballots.cast(uid, voters.read(request), position.get(), nonce.get(), networks.of(request)));
    }

    @Delete
    HttpResponse<?> withdraw(String uid, HttpRequest<?> request) {
        return answer(ballots.withdraw(uid, voters.read(request)));
    }

    private HttpResponse<?> answer(BallotResult result) {
        return switch (result) {
            case BallotResult.Standing standing ->
                HttpResponse.ok(BallotJson.cast(standing.ballot(), standing.urn(), clock.instant()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case BallotResult.Withdrawn withdrawn ->
                HttpResponse.ok(BallotJson.withdrawn(withdrawn.urn(), clock.instant()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case BallotResult.ScrutinClosed ignored ->
                Problem.response(
                        HttpStatus.CONFLICT,
                        "closed",
                        "Le scrutin est clos.",
                        "On ne peut plus voter sur ce scrutin ; un bulletin déposé avant la clôture est compté.");
            case BallotResult.UnknownScrutin ignored ->
                Problem.response(
                        HttpStatus.NOT_FOUND,
                        "unknown-scrutin",
                        "Ce scrutin n’existe pas.",
                        "Aucun scrutin n’a cet uid.");
            case BallotResult.PassRequired ignored ->
                Problem.response(
                        HttpStatus.FORBIDDEN,
                        "pass-required",
                        "Veuillez vérifier que vous n’êtes pas un robot.",
                        "La vérification manque ou ses dix minutes sont passées : POST /api/v1/robot-check, puis réessayez.");
            case BallotResult.TooManyScrutins tooMany ->
                Problem.response(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "too-many-scrutins",
                                "Trop de scrutins en peu de temps.",
                                "Trente scrutins au plus en dix minutes.")
                        .header(HttpHeaders.RETRY_AFTER, Integer.toString(tooMany.retryAfterSeconds()));
        };
    }

    private static HttpResponse<Problem> malformed(String detail) {
        return Problem.response(HttpStatus.BAD_REQUEST, "malformed", "La demande est mal formée.", detail);
    }
}
