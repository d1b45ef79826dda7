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
import fr.voix.desk.account.SignInLinkService;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.passkey.PasskeyOptionsService;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm.BareForm;
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
 * The pages behind links in letters: into an account, to new factors, and past a pause. Opening a link changes nothing: mail
 * scanners open links too.
 */
@Controller
@BothLanguages
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("sign-in")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
record OneTimeLinkController(AccountActivation activations, PasskeyOptionsService passkeys, SignInLinkService links) {

    private static final String INVITATION = InvitationService.PATH + "{token}";
    private static final String PASSKEY = INVITATION + "/cle";
    private static final String PASS = SignInLinkService.PATH;
    private static final String ONE_PASS = PASS + "/{token}";

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

    @Get(PASS)
    HttpResponse<?> pass(Messages words) {
        return links.isOffered() ? ask(HttpStatus.OK, words, null) : noMail(words);
    }

    @Expensive
    @Post(PASS)
    HttpResponse<?> askForPass(Messages words, Caller caller, @Body SignInLinkForm form) {
        if (!links.isOffered()) {
            return noMail(words);
        }
        var pause = links.ask(form.mail(), caller);
        return pause.isZero()
                ? pass(HttpStatus.OK, words, words.t("lockout.lede"), words.t("lockout.asked"), null, false)
                : EntryView.paused(
                        ask(HttpStatus.TOO_MANY_REQUESTS, words, words.t("lockout.paused", words.wait(pause))), pause);
    }

    @Get(ONE_PASS)
    HttpResponse<?> showPass(Messages words, String token) {
        return links.isStanding(token)
                ? pass(HttpStatus.OK, words, words.t("lockout.link"), null, words.link(PASS + "/" + token), false)
                : goneByPass(words);
    }

    @Expensive
    @Post(ONE_PASS)
    HttpResponse<?> usePass(Messages words, String token, @Nullable @Body BareForm form) {
        return links.use(token)
                .<HttpResponse<?>>map(device ->
                        DeskView.to(words.link(Account.SIGN_IN) + "?apres=lien").cookie(EntryCookies.device(device)))
                .orElseGet(() -> goneByPass(words));
    }

    private static MutableHttpResponse<?> ask(HttpStatus status, Messages words, String notice) {
        return pass(status, words, words.t("lockout.lede"), notice, words.link(PASS), true);
    }

    private static MutableHttpResponse<?> noMail(Messages words) {
        return pass(
                HttpStatus.UNPROCESSABLE_ENTITY,
                words,
                words.t("lockout.lede"),
                words.t("lockout.nomail"),
                null,
                false);
    }

    private static MutableHttpResponse<?> goneByPass(Messages words) {
        return pass(HttpStatus.GONE, words, words.t("lockout.gone"), null, null, false);
    }

    private static MutableHttpResponse<?> pass(
            HttpStatus status, Messages words, String lede, String notice, String action, boolean hasAddress) {
        var frame = DeskAreas.frame(words, words.t("lockout.title"), PASS);
        return DeskView.answer(
                status, "account/entry/lockout", new SignInLinkPage(frame, lede, notice, action, hasAddress));
    }

    @Serdeable
    record PasswordForm(@Nullable String password, @Nullable String again) {

        @Override
        public String toString() {
            return "PasswordForm[…]";
        }
    }

    @Serdeable
    record SignInLinkForm(@Nullable String mail) {

        @Override
        public String toString() {
            return "SignInLinkForm[…]";
        }
    }
}
