package fr.voix.desk.account.entry;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.SecondStepService;
import fr.voix.desk.account.SessionState;
import fr.voix.desk.account.StepResult;
import fr.voix.desk.account.StepResult.Expired;
import fr.voix.desk.account.StepResult.Opened;
import fr.voix.desk.account.StepResult.Paused;
import fr.voix.desk.account.StepResult.Refused;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

/** The second step of signing in: a code of the app, a passkey, or a recovery code. */
@Controller
@BackOffice
@Secured(SessionState.MAY_TAKE_SECOND_STEP)
@Through("sign-in")
class SecondStepController {

    static final String PATH = "/moderation/connexion/second-facteur";
    static final String RECOVERY = PATH + "/secours";
    static final String PASSKEY = PATH + "/cle";

    private final SecondStepService steps;
    private final SecondStepPageHandler forms;
    private final PageHandler pages;

    SecondStepController(SecondStepService steps, SecondStepPageHandler forms, PageHandler pages) {
        this.steps = steps;
        this.forms = forms;
        this.pages = pages;
    }

    @Get(uris = {PATH, Wording.ENGLISH + PATH})
    HttpResponse<?> form(HttpRequest<?> request, Account account, @Nullable @QueryValue String par) {
        var words = Wording.of(request.getPath());
        return page(HttpStatus.OK, forms.page(words, account, "secours".equals(par), null, null));
    }

    @Post(uris = {PATH, Wording.ENGLISH + PATH})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> code(HttpRequest<?> request, Account account, Caller caller, @Body CodeForm form) {
        return answer(request, account, false, "step.refused", steps.code(account, form.code(), caller));
    }

    @Post(uris = {RECOVERY, Wording.ENGLISH + RECOVERY})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> recoveryCode(HttpRequest<?> request, Account account, Caller caller, @Body CodeForm form) {
        return answer(request, account, true, "recovery.refused", steps.recoveryCode(account, form.code(), caller));
    }

    @Post(uris = {PASSKEY, Wording.ENGLISH + PASSKEY})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> passkey(HttpRequest<?> request, Account account, Caller caller, @Body PasskeyForm form) {
        var words = Wording.of(request.getPath());
        var result = steps.passkey(account, form.credential(), caller);
        return result instanceof Refused
                ? page(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        forms.page(words, account, false, null, words.text("passkey.refused")))
                : answer(request, account, false, "passkey.refused", result);
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request, Account account, boolean byRecovery, String refusal, StepResult result) {
        var words = Wording.of(request.getPath());
        return switch (result) {
            case Opened opened -> EntryHandler.enter(words, opened);
            case Expired expired -> EntryHandler.startAgain(words);
            case Refused refused ->
                page(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        forms.page(words, account, byRecovery, words.text(refusal), null));
            case Paused paused -> {
                var why = words.text("login.paused", words.wait(paused.remaining()));
                yield EntryHandler.paused(
                        page(HttpStatus.TOO_MANY_REQUESTS, forms.page(words, account, byRecovery, null, why)),
                        paused.remaining());
            }
        };
    }

    private MutableHttpResponse<byte[]> page(HttpStatus status, SecondStepPage page) {
        return pages.answer(status, "account/entry/second-step", page);
    }
}
