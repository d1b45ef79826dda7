package fr.voix.desk.account.entry;

import fr.voix.desk.account.SecretToken;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/** The one cookie of the back office. */
final class SessionCookies {

    static final String NAME = "__Host-voix-mod";

    private SessionCookies() {}

    static Cookie of(SecretToken token) {
        return attributes(Cookie.of(NAME, token.text()));
    }

    /** Makes the browser forget it. */
    static Cookie gone() {
        return attributes(Cookie.of(NAME, "")).maxAge(0);
    }

    static Optional<SecretToken> read(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).flatMap(cookie -> SecretToken.parse(cookie.getValue()));
    }

    private static Cookie attributes(Cookie cookie) {
        return cookie.secure(true).httpOnly(true).sameSite(SameSite.Strict).path("/");
    }
}
