package fr.voix.account;

import fr.voix.account.SignInResult.Busy;
import fr.voix.account.SignInResult.Paused;
import fr.voix.account.SignInResult.Refused;
import fr.voix.account.SignInResult.SignedIn;
import fr.voix.backoffice.Frame;
import fr.voix.backoffice.PageHandler;
import fr.voix.backoffice.Wording;
import fr.voix.http.Expensive;
import fr.voix.platform.Through;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;

/** Signing in and out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {

    static final String SIGN_IN = "/moderation/connexion";
    static final String SIGN_OUT = "/moderation/deconnexion";

    private static final String BUSY_SECONDS = "5";

    private final SessionService sessions;
    private final PageHandler pages;

    SessionController(SessionService sessions, PageHandler pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    @Get(uris = {SIGN_IN, Wording.ENGLISH + SIGN_IN})
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> form(HttpRequest<?> request, @Nullable @QueryValue String apres) {
        var words = Wording.of(request.getPath());
        var notice = switch (apres == null ? "" : apres) {
            case "invitation" -> words.text("login.activated");
            case "deconnexion" -> words.text("login.signedout");
            default -> null;
        };
        return page(HttpStatus.OK, words, "", notice, null);
    }

    @Expensive
    @Post(uris = {SIGN_IN, Wording.ENGLISH + SIGN_IN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Through("sign-in")
    HttpResponse<?> signIn(HttpRequest<?> request, @Body SignInForm form) {
        var words = Wording.of(request.getPath());
        return switch (sessions.signIn(form.email(), form.password())) {
            case SignedIn signedIn ->
                HttpResponse.seeOther(URI.create(words.link(Frame.HOME)))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .cookie(CookieHandler.of(signedIn.token()));
            case Refused refused ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, words, form.email(), null, words.text("login.refused"));
            case Paused paused ->
                page(
                                HttpStatus.TOO_MANY_REQUESTS,
                                words,
                                form.email(),
                                null,
                                words.text("login.paused", words.wait(paused.remaining())))
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(paused.remaining().toSeconds() + 1));
            case Busy busy ->
                page(HttpStatus.SERVICE_UNAVAILABLE, words, form.email(), null, words.text("login.busy"))
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
        };
    }

    @Post(uris = {SIGN_OUT, Wording.ENGLISH + SIGN_OUT})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured(Role.MAY_READ)
    @Through("back-office")
    HttpResponse<?> signOut(HttpRequest<?> request, Account account, @Body SignOutForm form) {
        if (!account.wrote(form.csrf())) {
            return HttpResponse.status(HttpStatus.FORBIDDEN);
        }
        sessions.signOut(account.session());
        var words = Wording.of(request.getPath());
        return HttpResponse.seeOther(URI.create(words.link(SIGN_IN) + "?apres=deconnexion"))
                .cookie(CookieHandler.gone());
    }

    private MutableHttpResponse<byte[]> page(
            HttpStatus status, Wording words, String email, String notice, String refusal) {
        var frame = Frame.of(words, words.text("login.title"), SIGN_IN);
        return pages.answer(status, "connexion", new SignInPage(frame, email == null ? "" : email, notice, refusal));
    }
}
