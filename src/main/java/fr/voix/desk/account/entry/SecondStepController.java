package fr.voix.desk.account.entry;

import fr.voix.base.load.Through;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.EntryResult;
import fr.voix.desk.account.SecondStep;
import fr.voix.desk.account.SessionState;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;

/** The second step of signing in: a code of the app, a passkey, or a recovery code. */
@BackOffice
@Secured(SessionState.MAY_TAKE_SECOND_STEP)
@Through("sign-in")
record SecondStepController(SecondStep steps, FactorView forms) {

    static final String PATH = "/moderation/connexion/second-facteur";
    static final String RECOVERY = PATH + "/secours";
    static final String PASSKEY = PATH + "/cle";

    @Get(PATH)
    HttpResponse<?> form(Messages words, Account account, @Nullable @QueryValue String par) {
        return page(HttpStatus.OK, forms.step(words, account, "secours".equals(par), null, null));
    }

    @Post(PATH)
    HttpResponse<?> code(Messages words, Account account, Caller caller, @Body SecondStepForm form) {
        return answer(words, account, false, steps.code(account, form.code(), caller));
    }

    @Post(RECOVERY)
    HttpResponse<?> recoveryCode(Messages words, Account account, Caller caller, @Body SecondStepForm form) {
        return answer(words, account, true, steps.recoveryCode(account, form.code(), caller));
    }

    @Post(PASSKEY)
    HttpResponse<?> passkey(Messages words, Account account, Caller caller, @Body PasskeyForm form) {
        return EntryView.answer(
                words,
                steps.passkey(account, form.credential(), caller),
                (status, why) -> page(status, forms.step(words, account, false, null, why)));
    }

    private HttpResponse<?> answer(Messages words, Account account, boolean byRecovery, EntryResult result) {
        return EntryView.answer(words, result, (status, why) -> {
            boolean isOfCode = status == HttpStatus.UNPROCESSABLE_ENTITY;
            var page = forms.step(words, account, byRecovery, isOfCode ? why : null, isOfCode ? null : why);
            return page(status, page);
        });
    }

    private static MutableHttpResponse<?> page(HttpStatus status, SecondStepPage page) {
        return DeskView.answer(status, "account/entry/second-step", page);
    }

    @Serdeable
    record SecondStepForm(@Nullable String csrf, @Nullable String code) implements SessionForm {

        @Override
        public String toString() {
            return "SecondStepForm[…]";
        }
    }
}
