package fr.voix.vote.robotcheck;

import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Browsers that may vote: by the real challenge over HTTP, or, where thousands are needed, by a cookie made here. */
@Singleton
public final class TestVoters {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final VoterCookie codec;
    private final Clock clock;

    TestVoters(Secrets secrets, Clock clock) {
        this.codec = new VoterCookie(secrets.cookieKey());
        this.clock = clock;
    }

    /** A Cookie header with a fresh pass, dear enough for everything, signed by this context's key. */
    public String aVoter() {
        return aVoterWithPassUntil(clock.instant().plus(Duration.ofMinutes(10)));
    }

    /** A Cookie header of someone whose check was too long ago. */
    public String aVoterWithoutPass() {
        return aVoterWithPassUntil(clock.instant().minus(Duration.ofMinutes(1)));
    }

    /** The Cookie header of a known voter of a service whose key is known; signed as the service signs it. */
    public static String cookie(byte[] cookieKey, byte[] voterId, Instant issuedAt, Instant passUntil) {
        return VoterCookie.NAME + "="
                + new VoterCookie(cookieKey).write(new Voter(voterId, issuedAt, passUntil, ChallengePrice.CEILING));
    }

    /** A Cookie header with a fresh pass that cost the least. */
    public String aVoterWhoPaidTheLeast() {
        return aVoter(clock.instant().plus(Duration.ofMinutes(10)), ChallengePrice.BASE);
    }

    private String aVoterWithPassUntil(Instant passUntil) {
        return aVoter(passUntil, ChallengePrice.CEILING);
    }

    private String aVoter(Instant passUntil, ChallengePrice paid) {
        byte[] id = new byte[Voter.ID_LENGTH];
        RANDOM.nextBytes(id);
        Instant issuedAt = clock.instant().minus(Duration.ofDays(1));
        return VoterCookie.NAME + "=" + codec.write(new Voter(id, issuedAt, passUntil, paid));
    }

    /** Fetches a challenge, solves it, hands it in; the Cookie header for what follows. */
    public static String passTheCheck(HttpClient http, URI service) throws Exception {
        var challenge = http.send(
                HttpRequest.newBuilder(service.resolve("/api/v1/robot-check/altcha"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String body = """
                {"provider":"altcha","response":"%s"}""".formatted(AltchaSolver.solve(challenge.body()));
        var answer = http.send(
                HttpRequest.newBuilder(service.resolve("/api/v1/robot-check"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IllegalStateException("refused: " + answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }
}
