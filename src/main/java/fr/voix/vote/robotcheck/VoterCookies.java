package fr.voix.vote.robotcheck;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the voter from a request, and sets the cookie of a browser that passed a check. */
@Singleton
public class VoterCookies {

    private static final Duration PASS = Duration.ofMinutes(10);

    private final VoterCookie codec;
    private final Clock clock;
    private final PublicUrl publicUrl;
    private final SecureRandom random = new SecureRandom();

    VoterCookies(Secrets secrets, Clock clock, PublicUrl publicUrl) {
        this.codec = new VoterCookie(secrets.cookieKey());
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Empty without a cookie, and for one that is not ours, altered or older than 13 months. */
    public Optional<Voter> read(HttpRequest<?> request) {
        return names().flatMap(name -> request.getCookies().findCookie(name).stream())
                .flatMap(cookie -> codec.read(cookie.getValue(), clock.instant()).stream())
                .findFirst();
    }

    /** The cookie after a passed check: a known voter keeps id and issue date, and gets a new pass. */
    Cookie renew(HttpRequest<?> request, ChallengePrice paid) {
        Instant now = clock.instant();
        Instant until = now.plus(PASS);
        Voter voter = read(request)
                .map(known -> known.withPassUntil(until, paid))
                .orElseGet(() -> newVoter(now, until, paid));
        return cookie(names().findFirst().orElseThrow(), codec.write(voter), Duration.between(now, voter.expiresAt()));
    }

    /** Deletes the cookie under each name: the next vote of this browser is another voter's. */
    Set<Cookie> forgotten() {
        return names().map(name -> cookie(name, "", Duration.ZERO)).collect(Collectors.toSet());
    }

    /** The plain name is accepted on this machine only: elsewhere a sister site could set a cookie of that name. */
    private Stream<String> names() {
        return publicUrl.isPlainLoopback()
                ? Stream.of(VoterCookie.PLAIN_NAME, VoterCookie.NAME)
                : Stream.of(VoterCookie.NAME);
    }

    private static Cookie cookie(String name, String value, Duration maxAge) {
        return Cookie.of(name, value)
                .secure(!name.equals(VoterCookie.PLAIN_NAME))
                .httpOnly(true)
                .sameSite(SameSite.Lax)
                .path("/")
                .maxAge(maxAge);
    }

    private Voter newVoter(Instant now, Instant passUntil, ChallengePrice paid) {
        byte[] id = new byte[Voter.ID_LENGTH];
        random.nextBytes(id);
        return new Voter(id, now, passUntil, paid);
    }
}
