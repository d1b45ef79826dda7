package fr.voix.desk.account.entry;

import fr.voix.base.http.Expensive;
import fr.voix.base.load.Through;
import fr.voix.base.page.BothLanguages;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.AccountAddress;
import fr.voix.desk.account.ActivateResult;
import fr.voix.desk.account.ActivateResult.Activated;
import fr.voix.desk.account.ActivateResult.Busy;
import fr.voix.desk.account.ActivateResult.Gone;
import fr.voix.desk.account.ActivateResult.Refused;
import fr.voix.desk.account.ActivateResult.RefusedPasskey;
import fr.voix.desk.account.ActivationService;
import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.Invitee;
import fr.voix.desk.account.passkey.PasskeyOptionsService;
import fr.voix.desk.page.DeskFrame;
import fr.voix.desk.page.DeskView;
import io.micronaut.http.HttpHeaders;
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

/** The page behind a one-time link. Opening it changes nothing: mail scanners open links too. */
@Controller
@BothLanguages
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("sign-in")
class InvitationController {

    private static final String ADDRESS = InvitationService.PATH + "{token}";
    private static final String PASSKEY = ADDRESS + "/cle";
    private static final String BUSY_SECONDS = "5";

    private final ActivationService activations;
    private final PasskeyOptionsService passkeys;

    InvitationController(ActivationService activations, PasskeyOptionsService passkeys) {
        this.activations = activations;
        this.passkeys = passkeys;
    }

    @Get(ADDRESS)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> form(Messages words, String token) {
        return activations
                .inviteeOf(token)
                .map(invitee -> page(HttpStatus.OK, words, token, invitee, null, null))
                .orElseGet(() -> gone(words, token));
    }

    @Expensive
    @Post(ADDRESS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> setPassword(Messages words, String token, @Body PasswordForm form) {
        return answer(words, token, "invitation", activations.activate(token, form.password(), form.again()));
    }

    @Expensive
    @Post(PASSKEY)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> setPasskey(Messages words, String token, @Body PasskeyForm form) {
        return answer(words, token, "cle", activations.activateByPasskey(token, form.nameOr(words), form.credential()));
    }

    private HttpResponse<?> answer(Messages words, String token, String done, ActivateResult result) {
        var refused = HttpStatus.UNPROCESSABLE_ENTITY;
        return switch (result) {
            case Activated activated -> DeskView.to(words.link(AccountAddress.SIGN_IN) + "?apres=" + done);
            case Gone gone -> gone(words, token);
            case Refused flawed -> {
                var why = words.t("password." + flawed.flaw());
                yield page(refused, words, token, flawed.invitee(), why, null);
            }
            case RefusedPasskey passkey ->
                page(refused, words, token, passkey.invitee(), null, words.t("passkey.refused"));
            case Busy busy ->
                page(HttpStatus.SERVICE_UNAVAILABLE, words, token, busy.invitee(), null, words.t("login.busy"))
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
        };
    }

    private MutableHttpResponse<byte[]> gone(Messages words, String token) {
        var path = InvitationService.PATH + token;
        var frame = DeskFrame.of(words, words.t("invitation.title"), path);
        return DeskView.answer(
                HttpStatus.GONE,
                "account/entry/invitation",
                new InvitationPage(frame, null, false, words.link(path), null, null, null));
    }

    private MutableHttpResponse<byte[]> page(
            HttpStatus status, Messages words, String token, Invitee invitee, String error, String notice) {
        var path = InvitationService.PATH + token;
        var title = words.t(invitee.isReset() ? "reset.title" : "invitation.title");
        var frame = DeskFrame.of(words, title, path);
        var passkey = passkeys.toCreate(invitee.owner(), ActivationService.purpose(token));
        return DeskView.answer(
                status,
                "account/entry/invitation",
                new InvitationPage(
                        frame, invitee.email(), invitee.isReset(), words.link(path), passkey, error, notice));
    }
}
