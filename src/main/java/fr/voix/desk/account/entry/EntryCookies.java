package fr.voix.desk.account.entry;

import fr.voix.desk.account.SecretToken;
import fr.voix.desk.account.attempt.SignInCount.KnownDevice;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/** The two cookies of the back office: the session, and the known device, which grants no access. */
final class EntryCookies {

    static final String SESSION = "__Host-voix-mod";
    static final String DEVICE = "__Host-voix-mod-appareil";

    private static final String PREFIX = "__Host-";
    private static final String SECURE = "; Secure";
    private static final String PLAIN = "voix.entry.plain-cookies";

    private EntryCookies() {}

    /** Accepts the request's cookies without the prefix too; elsewhere a sister site could set these. */
    static void acceptPlain(HttpRequest<?> request) {
        request.setAttribute(PLAIN, true);
    }

    /** The Set-Cookie header for a browser that stores no Secure cookie of this origin. */
    static String plain(String header) {
        return isOurs(header) ? header.substring(PREFIX.length()).replace(SECURE, "") : header;
    }

    private static boolean isOurs(String header) {
        return header.startsWith(SESSION + "=") || header.startsWith(DEVICE + "=");
    }

    static Cookie session(SecretToken token) {
        return cookie(SESSION, token.text());
    }

    /** Deletes the session cookie. */
    static Cookie noSession() {
        return cookie(SESSION, "").maxAge(0);
    }

    static Optional<SecretToken> session(HttpRequest<?> request) {
        return find(request, SESSION).flatMap(SecretToken::parse);
    }

    static Cookie device(String device) {
        return cookie(DEVICE, device).maxAge(KnownDevice.LIFETIME);
    }

    static Optional<String> device(HttpRequest<?> request) {
        return find(request, DEVICE);
    }

    private static Optional<String> find(HttpRequest<?> request, String name) {
        var cookies = request.getCookies();
        return Optional.of(name.substring(PREFIX.length()))
                .filter(plain -> request.getAttribute(PLAIN).isPresent())
                .flatMap(cookies::findCookie)
                .or(() -> cookies.findCookie(name))
                .map(Cookie::getValue);
    }

    private static Cookie cookie(String name, String value) {
        return Cookie.of(name, value)
                .secure(true)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .path("/");
    }
}
