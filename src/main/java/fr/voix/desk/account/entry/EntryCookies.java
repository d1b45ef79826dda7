package fr.voix.desk.account.entry;

import fr.voix.desk.account.SecretToken;
import fr.voix.desk.account.attempt.SignInCountService.KnownDevice;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/** The two cookies of the back office: of a session, and of a browser in which a sign-in was completed, which opens nothing. */
final class EntryCookies {

    static final String SESSION = "__Host-voix-mod";
    static final String DEVICE = "__Host-voix-mod-appareil";

    private EntryCookies() {}

    static Cookie session(SecretToken token) {
        return cookie(SESSION, token.text());
    }

    /** Makes the browser forget its session. */
    static Cookie noSession() {
        return cookie(SESSION, "").maxAge(0);
    }

    static Optional<SecretToken> session(HttpRequest<?> request) {
        return request.getCookies().findCookie(SESSION).flatMap(cookie -> SecretToken.parse(cookie.getValue()));
    }

    static Cookie device(String device) {
        return cookie(DEVICE, device).maxAge(KnownDevice.LIFETIME);
    }

    static Optional<String> device(HttpRequest<?> request) {
        return request.getCookies().findCookie(DEVICE).map(Cookie::getValue);
    }

    private static Cookie cookie(String name, String value) {
        return Cookie.of(name, value)
                .secure(true)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .path("/");
    }
}
