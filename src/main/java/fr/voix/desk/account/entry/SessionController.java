package fr.voix.desk.account.entry;

import fr.voix.base.http.Expensive;
import fr.voix.base.load.Through;
import fr.voix.base.page.BothLanguages;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.EntryResult;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.account.SessionState;
import fr.voix.desk.account.SignIn;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.passkey.PasskeyOptionsService;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm.BareForm;
import io.micronaut.core.annotation.Nullable;
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
import io.micronaut.serde.annotation.Serdeable;

/** The first step of signing in, and signing out. */
@Controller
@BothLanguages
@ExecuteOn(TaskExecutors.BLOCKING)
record SessionController(SignIn signIns, SessionService sessions, PasskeyOptionsService passkeys) {

    static final String WITH_PASSKEY = Account.SIGN_IN + "/cle";
    static final String SIGN_OUT = "/moderation/deconnexion";

    @Get(Account.SIGN_IN)
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> form(Messages words, @Nullable @QueryValue String apres) {
        var notice = switch (apres == null ? "" : apres) {
            case "invitation" -> words.t("login.activated");
            case "cle" -> words.t("login.activated.passkey");
            case "deconnexion" -> words.t("login.signedout");
            case "preuve" -> words.t("login.again");
            case "expiration" -> words.t("login.expired");
            default -> null;
        };
        return page(HttpStatus.OK, words, "", notice, null);
    }

    @Expensive
    @Post(Account.SIGN_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Through("sign-in")
    HttpResponse<?> signIn(HttpRequest<?> request, Messages words, Caller caller, @Body SignInForm form) {
        return answer(request, words, form.mail(), signIns.signIn(form.mail(), form.password(), caller));
    }

    @Expensive
    @Post(WITH_PASSKEY)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Through("sign-in")
    HttpResponse<?> withPasskey(HttpRequest<?> request, Messages words, Caller caller, @Body PasskeyForm form) {
        return answer(request, words, "", signIns.signIn(form.credential(), caller));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Messages words, String mail, EntryResult result) {
        if (result instanceof EntryResult.HalfOpen || result instanceof EntryResult.Opened) {
            // so that a copy of the replaced cookie is worthless too
            EntryCookies.session(request).filter(sessions::isOurs).ifPresent(sessions::leave);
        }
        return EntryView.answer(words, result, (status, why) -> page(status, words, mail, null, why));
    }

    @Post(SIGN_OUT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured({Role.MAY_READ, SessionState.MAY_TAKE_SECOND_STEP, SessionState.MAY_SET_UP})
    @Through("back-office")
    HttpResponse<?> signOut(Messages words, Account account, @Body BareForm form) {
        if (!account.wrote(form.csrf())) {
            return RefusalReasonFilter.otherSession();
        }
        sessions.signOut(account);
        return DeskView.to(words.link(Account.SIGN_IN) + "?apres=deconnexion")
                // not "storage", which holds a voter's receipts
                .header("Clear-Site-Data", "\"cache\"")
                .cookie(EntryCookies.noSession());
    }

    private MutableHttpResponse<?> page(HttpStatus status, Messages words, String mail, String notice, String refusal) {
        var frame = DeskAreas.frame(words, words.t("login.title"), Account.SIGN_IN);
        var passkey = passkeys.toSignIn(SignIn.PURPOSE);
        return DeskView.answer(
                status,
                "account/entry/connexion",
                new SignInPage(frame, mail == null ? "" : mail, passkey, notice, refusal));
    }

    @Serdeable
    record SignInForm(@Nullable String mail, @Nullable String password) {

        @Override
        public String toString() {
            return "SignInForm[…]";
        }
    }
}
