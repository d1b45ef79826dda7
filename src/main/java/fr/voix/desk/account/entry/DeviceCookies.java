package fr.voix.desk.account.entry;

import fr.voix.desk.account.attempt.KnownDevice;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/** The cookie by which a browser is known that signed in before. It opens nothing. */
final class DeviceCookies {

    static final String NAME = "__Host-voix-mod-appareil";

    private DeviceCookies() {}

    static Cookie of(String device) {
        return Cookie.of(NAME, device)
                .secure(true)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .path("/")
                .maxAge(KnownDevice.LIFETIME);
    }

    static Optional<String> read(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue);
    }
}
