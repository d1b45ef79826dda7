package fr.voix.desk.account.entry;

import fr.voix.base.http.Expensive;
import fr.voix.base.load.Through;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.EntryResult;
import fr.voix.desk.account.FactorService;
import fr.voix.desk.account.FactorService.FactorResult;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.account.PasswordChange;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.account.SessionState;
import fr.voix.desk.account.WaitingMail;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.page.SessionForm.BareForm;
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
import java.util.function.Function;
import java.util.function.Supplier;

/** One's own account: sessions, password and factors. A first factor is added before anything else opens. */
@BackOffice
@Secured(Role.MAY_READ)
record OwnAccountController(
        SessionService sessions,
        PasswordChange passwords,
        FactorService factors,
        ModeratorService moderators,
        OwnAccountView own,
        FactorView forms) {

    static final String FACTOR = Account.OWN + "/second-facteur";
    static final String PASSWORD = Account.OWN + "/mot-de-passe";

    static final String TOTP = Account.OWN + "/application";
    static final String PASSKEYS = Account.OWN + "/cles";
    private static final String CODES = Account.OWN + "/codes";
    private static final String SESSION = Account.OWN + "/sessions/{id}/fin";
    private static final String OTHER_SESSIONS = Account.OWN + "/autres-sessions/fin";
    private static final String WAITING_MAIL = Account.OWN + "/courriels";
    private static final String TOO_LATE = "trop-tard";

    @Get(Account.OWN)
    HttpResponse<?> show(Messages words, Account account, @Nullable @QueryValue String fait) {
        return DeskView.ok("account/entry/account", own.page(words, account, fait, null));
    }

    @Post(SESSION)
    HttpResponse<?> endSession(Messages words, Account account, long id, @Body BareForm form) {
        return ended(words, account, () -> sessions.end(account, id) ? "session" : TOO_LATE);
    }

    @Post(OTHER_SESSIONS)
    HttpResponse<?> endOtherSessions(Messages words, Account account, @Body BareForm form) {
        return ended(words, account, () -> {
            sessions.endOthers(account);
            return "sessions";
        });
    }

    /** Only after a recent sign-in: a session left open cannot end others. */
    private HttpResponse<?> ended(Messages words, Account account, Supplier<String> work) {
        return sessions.isFresh(account) ? back(words, work.get()) : EntryView.proveAgain(words);
    }

    @Post(WAITING_MAIL)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> chooseWaitingMail(Messages words, Account account, @Body WaitingMailForm form) {
        return WaitingMail.named(form.when())
                .<HttpResponse<?>>map(when -> {
                    moderators.chooseWaitingMail(account.id(), when);
                    return back(words, "courriels");
                })
                .orElseGet(HttpResponse::badRequest);
    }

    @Get(PASSWORD)
    @Through("sign-in")
    HttpResponse<?> password(Messages words, Account account) {
        return password(HttpStatus.OK, words, account, null, null, null);
    }

    @Expensive
    @Post(PASSWORD)
    @Through("sign-in")
    HttpResponse<?> changePassword(Messages words, Account account, Caller caller, @Body PasswordChangeForm form) {
        return switch (passwords.change(account, form.current(), form.password(), form.again(), caller)) {
            case EntryResult.Done done -> back(words, "mot-de-passe");
            case EntryResult.Refused refused -> {
                var why = words.t(refused.problem());
                boolean isPresent = refused.problem().equals(PasswordChange.WRONG);
                yield password(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        words,
                        account,
                        isPresent ? why : null,
                        isPresent ? null : why,
                        null);
            }
            case EntryResult other ->
                EntryView.answer(words, other, (status, why) -> password(status, words, account, null, null, why));
        };
    }

    private static MutableHttpResponse<?> password(
            HttpStatus status, Messages words, Account account, String wrong, String error, String notice) {
        var frame = account.frame(words, words.t("password.title"), PASSWORD);
        var page = new PasswordChangePage(frame, account.moderator().mail(), wrong, error, notice);
        return DeskView.answer(status, "account/entry/password", page);
    }

    @Get(FACTOR)
    @Secured({Role.MAY_READ, SessionState.MAY_SET_UP})
    HttpResponse<?> factor(Messages words, Account account) {
        return factors.isStale(account)
                ? EntryView.proveAgain(words)
                : DeskView.ok("account/entry/factor", forms.page(words, account, null, null, null));
    }

    @Post(TOTP)
    @Secured({Role.MAY_READ, SessionState.MAY_SET_UP})
    HttpResponse<?> addTotp(Messages words, Account account, Caller caller, @Body TotpForm form) {
        var result = factors.addTotp(account, form.sealed(), form.code(), caller);
        return answer(
                words, account, result, "application", why -> forms.page(words, account, form.sealed(), why, null));
    }

    @Post(PASSKEYS)
    @Secured({Role.MAY_READ, SessionState.MAY_SET_UP})
    HttpResponse<?> addPasskey(Messages words, Account account, Caller caller, @Body PasskeyForm form) {
        var result = factors.addPasskey(account, form.nameOr(words), form.credential(), caller);
        return answer(words, account, result, "cle", why -> forms.page(words, account, null, null, why));
    }

    @Post(TOTP + "/retrait")
    HttpResponse<?> removeTotp(Messages words, Account account, @Body BareForm form) {
        return answer(words, account, factors.removeTotp(account), "retrait", null);
    }

    @Post(PASSKEYS + "/{id}/retrait")
    HttpResponse<?> removePasskey(Messages words, Account account, int id, @Body BareForm form) {
        return answer(words, account, factors.removePasskey(account, id), "retrait", null);
    }

    @Post(CODES)
    HttpResponse<?> renewCodes(Messages words, Account account, @Body BareForm form) {
        return answer(words, account, factors.renewCodes(account), "", null);
    }

    /** @param again makes the form with the fault of its input; null where nothing was typed */
    private HttpResponse<?> answer(
            Messages words, Account account, FactorResult result, String done, Function<String, FactorPage> again) {
        return switch (result) {
            case FactorResult.Done ignored -> back(words, done);
            case FactorResult.First first -> {
                var complete = new Account(account.moderator(), first.token(), SessionState.COMPLETE);
                yield DeskView.ok("account/entry/codes", forms.codes(words, complete, first.codes()))
                        .cookie(EntryCookies.session(first.token()))
                        .cookie(EntryCookies.device(first.device()));
            }
            case FactorResult.Codes made ->
                DeskView.ok("account/entry/codes", forms.codes(words, account, made.codes()));
            case FactorResult.Refused refused ->
                DeskView.refused("account/entry/factor", again.apply(words.t(refused.problem())));
            case FactorResult.Stale stale -> EntryView.proveAgain(words);
            case FactorResult.Last last ->
                DeskView.answer(
                        HttpStatus.CONFLICT,
                        "account/entry/account",
                        own.page(words, account, null, words.t("factor.last")));
            // the account's page shows the state; a set-up begins again
            case FactorResult.TooLate late ->
                account.isComplete() ? back(words, TOO_LATE) : EntryView.startAgain(words);
        };
    }

    private static HttpResponse<?> back(Messages words, String what) {
        return DeskView.to(words.link(Account.OWN) + "?fait=" + what);
    }

    @Serdeable
    record WaitingMailForm(@Nullable String csrf, @Nullable String when) implements SessionForm {}

    @Serdeable
    record PasswordChangeForm(
            @Nullable String csrf,
            @Nullable String current,
            @Nullable String password,
            @Nullable String again) implements SessionForm {

        @Override
        public String toString() {
            return "PasswordChangeForm[…]";
        }
    }

    /** The offered secret, encrypted, and the app's code for it. */
    @Serdeable
    record TotpForm(
            @Nullable String csrf,
            @Nullable String sealed,
            @Nullable String code) implements SessionForm {

        @Override
        public String toString() {
            return "TotpForm[…]";
        }
    }
}
