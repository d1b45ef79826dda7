package fr.voix.desk.account.entry;

import fr.voix.base.http.Expensive;
import fr.voix.base.load.Through;
import fr.voix.base.page.BothLanguages;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.AccountAddress;
import fr.voix.desk.account.PasskeySignInService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.account.SessionState;
import fr.voix.desk.account.SignInResult.Busy;
import fr.voix.desk.account.SignInResult.HalfOpen;
import fr.voix.desk.account.SignInResult.Paused;
import fr.voix.desk.account.SignInResult.Refused;
import fr.voix.desk.account.SignInService;
import fr.voix.desk.account.StepResult;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.passkey.PasskeyOptionsService;
import fr.voix.desk.page.BareForm;
import fr.voix.desk.page.DeskFrame;
import fr.voix.desk.page.DeskView;
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

/** The first step of signing in, and signing out. */
@Controller
@BothLanguages
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {

    static final String WITH_PASSKEY = AccountAddress.SIGN_IN + "/cle";
    static final String SIGN_OUT = "/moderation/deconnexion";

    private static final String BUSY_SECONDS = "5";

    private final SignInService signIns;
    private final PasskeySignInService passkeySignIns;
    private final SessionService sessions;
    private final PasskeyOptionsService passkeys;

    SessionController(
            SignInService signIns,
            PasskeySignInService passkeySignIns,
            SessionService sessions,
            PasskeyOptionsService passkeys) {
        this.signIns = signIns;
        this.passkeySignIns = passkeySignIns;
        this.sessions = sessions;
        this.passkeys = passkeys;
    }

    @Get(AccountAddress.SIGN_IN)
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> form(Messages words, @Nullable @QueryValue String apres) {
        var notice = switch (apres == null ? "" : apres) {
            case "invitation" -> words.t("login.activated");
            case "cle" -> words.t("login.activated.passkey");
            case "deconnexion" -> words.t("login.signedout");
            case "lien" -> words.t("lockout.used");
            case "preuve" -> words.t("login.again");
            case "expiration" -> words.t("login.expired");
            default -> null;
        };
        return page(HttpStatus.OK, words, "", notice, null);
    }

    @Expensive
    @Post(AccountAddress.SIGN_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Through("sign-in")
    HttpResponse<?> signIn(HttpRequest<?> request, Messages words, Caller caller, @Body SignInForm form) {
        return switch (signIns.signIn(form.email(), form.password(), caller)) {
            case HalfOpen open -> {
                leaveFormer(request);
                yield DeskView.to(words.link(EntryView.pathFor(open.state())))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .cookie(SessionCookies.of(open.token()));
            }
            case Refused refused ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, words, form.email(), null, words.t("login.refused"));
            case Paused paused -> {
                var why = words.t("login.paused", words.wait(paused.remaining()));
                yield EntryView.paused(
                        page(HttpStatus.TOO_MANY_REQUESTS, words, form.email(), null, why), paused.remaining());
            }
            case Busy busy ->
                page(HttpStatus.SERVICE_UNAVAILABLE, words, form.email(), null, words.t("login.busy"))
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
        };
    }

    @Expensive
    @Post(WITH_PASSKEY)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Through("sign-in")
    HttpResponse<?> withPasskey(HttpRequest<?> request, Messages words, Caller caller, @Body PasskeyForm form) {
        return switch (passkeySignIns.signIn(form.credential(), caller)) {
            case StepResult.Opened opened -> {
                leaveFormer(request);
                yield EntryView.enter(words, opened);
            }
            case StepResult.Refused refused -> passkeyRefused(words, "login.passkey.refused");
            case StepResult.Expired expired -> passkeyRefused(words, "passkey.expired");
            case StepResult.Paused paused -> passkeyRefused(words, "login.passkey.refused");
        };
    }

    /** An attacker who copied the cookie that is replaced has no use for it either. */
    private void leaveFormer(HttpRequest<?> request) {
        SessionCookies.read(request).filter(sessions::isOurs).ifPresent(sessions::leave);
    }

    private HttpResponse<?> passkeyRefused(Messages words, String key) {
        return page(HttpStatus.UNPROCESSABLE_ENTITY, words, "", null, words.t(key));
    }

    @Post(SIGN_OUT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured({Role.MAY_READ, SessionState.MAY_TAKE_SECOND_STEP, SessionState.MAY_SET_UP})
    @Through("back-office")
    HttpResponse<?> signOut(Messages words, Account account, @Body BareForm form) {
        if (!account.wrote(form.csrf())) {
            return HttpResponse.status(HttpStatus.FORBIDDEN);
        }
        sessions.signOut(account);
        return DeskView.to(words.link(AccountAddress.SIGN_IN) + "?apres=deconnexion")
                // not "storage", where a voter's receipts are
                .header("Clear-Site-Data", "\"cache\"")
                .cookie(SessionCookies.gone());
    }

    private MutableHttpResponse<byte[]> page(
            HttpStatus status, Messages words, String email, String notice, String refusal) {
        var frame = DeskFrame.of(words, words.t("login.title"), AccountAddress.SIGN_IN);
        var passkey = passkeys.toSignIn(PasskeySignInService.PURPOSE);
        return DeskView.answer(
                status,
                "account/entry/connexion",
                new SignInPage(
                        frame,
                        email == null ? "" : email,
                        passkey,
                        notice,
                        refusal,
                        status == HttpStatus.TOO_MANY_REQUESTS));
    }
}
