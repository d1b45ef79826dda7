package fr.voix.desk.account.entry;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Redirects people who are not signed in to the sign-in page, and answers programs with 401. A bare status gets its body from the
 * filter of {@code base.guard}.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class RefusalHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    @Override
    public MutableHttpResponse<?> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, AuthorizationException refusal) {
        return refusal.isForbidden() ? forbid((HttpRequest<?>) request) : refuse((HttpRequest<?>) request);
    }

    /** Redirects a colleague with a half-open session to the next step. */
    private static MutableHttpResponse<?> forbid(HttpRequest<?> request) {
        return AccountBinder.of(request)
                .filter(account -> !account.isComplete() && wantsPage(request))
                .<MutableHttpResponse<?>>map(account -> HttpResponse.seeOther(URI.create(
                        Messages.of(Language.ofPath(request.getPath())).link(EntryView.pathFor(account.state())))))
                .orElseGet(() -> HttpResponse.status(HttpStatus.FORBIDDEN));
    }

    private static MutableHttpResponse<?> refuse(HttpRequest<?> request) {
        var path = request.getPath();
        if (!SessionAuthenticator.isBackOffice(path) || !wantsPage(request)) {
            return HttpResponse.unauthorized();
        }
        var response = HttpResponse.seeOther(
                URI.create(Messages.of(Language.ofPath(path)).link(Account.SIGN_IN)));
        // an expired session's cookie is deleted
        return EntryCookies.session(request).isPresent() ? response.cookie(EntryCookies.noSession()) : response;
    }

    static boolean wantsPage(HttpRequest<?> request) {
        for (var accepted : request.accept()) {
            if (accepted.getSubtype().endsWith("json")) {
                return false;
            }
            if (accepted.matches(MediaType.TEXT_HTML_TYPE)) {
                return true;
            }
        }
        return request.accept().isEmpty();
    }
}
