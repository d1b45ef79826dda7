package fr.voix.desk.account.entry;

import fr.voix.base.http.Expensive;
import fr.voix.base.load.Through;
import fr.voix.base.page.BothLanguages;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.AccountActivation;
import fr.voix.desk.account.AccountActivation.Invitee;
import fr.voix.desk.account.EntryResult;
import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.passkey.PasskeyOptionsService;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import io.micronaut.core.annotation.Nullable;
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
import io.micronaut.serde.annotation.Serdeable;

/**
 * The pages behind links in mails: to a new account, and to new factors. Opening a link changes nothing, since mail scanners open
 * links too.
 */
@Controller
@BothLanguages
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("sign-in")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
record OneTimeLinkController(AccountActivation activations, PasskeyOptionsService passkeys) {

    private static final String INVITATION = InvitationService.PATH + "{token}";
    private static final String PASSKEY = INVITATION + "/cle";

    @Get(INVITATION)
    HttpResponse<?> invitation(Messages words, String token) {
        return invitation(HttpStatus.OK, words, token, null, null);
    }

    @Expensive
    @Post(INVITATION)
    HttpResponse<?> setPassword(Messages words, String token, @Body PasswordForm form) {
        var result = activations.activate(token, form.password(), form.again());
        return answer(words, token, "invitation", result);
    }

    @Expensive
    @Post(PASSKEY)
    HttpResponse<?> setPasskey(Messages words, String token, @Body PasskeyForm form) {
        var result = activations.activateByPasskey(token, form.nameOr(words), form.credential());
        return answer(words, token, "cle", result);
    }

    private HttpResponse<?> answer(Messages words, String token, String done, EntryResult result) {
        return switch (result) {
            case EntryResult.Done ignored -> DeskView.to(words.link(Account.SIGN_IN) + "?apres=" + done);
            case EntryResult.Expired expired -> invitation(HttpStatus.GONE, words, token, null, null);
            case EntryResult other ->
                EntryView.answer(words, other, (status, why) -> {
                    boolean isOfPassword = status == HttpStatus.UNPROCESSABLE_ENTITY && done.equals("invitation");
                    return invitation(status, words, token, isOfPassword ? why : null, isOfPassword ? null : why);
                });
        };
    }

    private MutableHttpResponse<?> invitation(
            HttpStatus status, Messages words, String token, String error, String notice) {
        var path = InvitationService.PATH + token;
        var found = activations.inviteeOf(token);
        boolean isReset = found.filter(Invitee::isReset).isPresent();
        return DeskView.answer(
                found.isPresent() ? status : HttpStatus.GONE,
                "account/entry/invitation",
                new InvitationPage(
                        DeskAreas.frame(words, words.t(isReset ? "reset.title" : "invitation.title"), path),
                        found.map(Invitee::mail).orElse(null),
                        isReset,
                        words.link(path),
                        found.map(invitee -> passkeys.toCreate(invitee.owner(), AccountActivation.purpose(token)))
                                .orElse(null),
                        error,
                        notice));
    }

    @Serdeable
    record PasswordForm(@Nullable String password, @Nullable String again) {

        @Override
        public String toString() {
            return "PasswordForm[…]";
        }
    }
}
