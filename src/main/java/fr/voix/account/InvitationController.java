package fr.voix.account;

import fr.voix.account.ActivateResult.Activated;
import fr.voix.account.ActivateResult.Busy;
import fr.voix.account.ActivateResult.Gone;
import fr.voix.account.ActivateResult.Refused;
import fr.voix.backoffice.Frame;
import fr.voix.backoffice.PageHandler;
import fr.voix.backoffice.Wording;
import fr.voix.http.Expensive;
import fr.voix.platform.Through;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;

/** The page behind a one-time link. Opening it changes nothing: mail scanners open links too. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("sign-in")
class InvitationController {

    private static final String ADDRESS = InvitationService.PATH + "{token}";
    private static final String BUSY_SECONDS = "5";

    private final InvitationService invitations;
    private final PageHandler pages;

    InvitationController(InvitationService invitations, PageHandler pages) {
        this.invitations = invitations;
        this.pages = pages;
    }

    @Get(uris = {ADDRESS, Wording.ENGLISH + ADDRESS})
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> form(HttpRequest<?> request, String token) {
        return invitations
                .emailOf(token)
                .map(email -> page(HttpStatus.OK, request, token, email, null, null))
                .orElseGet(() -> page(HttpStatus.GONE, request, token, null, null, null));
    }

    @Expensive
    @Post(uris = {ADDRESS, Wording.ENGLISH + ADDRESS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> setPassword(HttpRequest<?> request, String token, @Body PasswordForm form) {
        var words = Wording.of(request.getPath());
        return switch (invitations.activate(token, form.password(), form.again())) {
            case Activated activated ->
                HttpResponse.seeOther(URI.create(words.link(SessionController.SIGN_IN) + "?apres=invitation"));
            case Gone gone -> page(HttpStatus.GONE, request, token, null, null, null);
            case Refused refused -> {
                var why = words.text("password." + refused.flaw());
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, request, token, refused.email(), why, null);
            }
            case Busy busy ->
                page(HttpStatus.SERVICE_UNAVAILABLE, request, token, busy.email(), null, words.text("login.busy"))
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
        };
    }

    private MutableHttpResponse<byte[]> page(
            HttpStatus status, HttpRequest<?> request, String token, String email, String error, String notice) {
        var words = Wording.of(request.getPath());
        var path = InvitationService.PATH + token;
        var frame = Frame.of(words, words.text("invitation.title"), path);
        return pages.answer(status, "invitation", new InvitationPage(frame, email, words.link(path), error, notice));
    }
}
