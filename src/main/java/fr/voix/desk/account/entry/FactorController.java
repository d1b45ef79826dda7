package fr.voix.desk.account.entry;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.AccountAddress;
import fr.voix.desk.account.FactorResult.Added;
import fr.voix.desk.account.FactorResult.Expired;
import fr.voix.desk.account.FactorResult.First;
import fr.voix.desk.account.FactorResult.Refused;
import fr.voix.desk.account.FactorResult.Stale;
import fr.voix.desk.account.FactorResult.TooLate;
import fr.voix.desk.account.FactorService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SessionState;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.net.URI;

/** Adding a second factor: the first, before anything else opens, or a further one. */
@Controller
@BackOffice
@Secured({Role.MAY_READ, SessionState.MAY_SET_UP})
@Through("back-office")
class FactorController {

    static final String PATH = "/moderation/compte/second-facteur";
    static final String TOTP = "/moderation/compte/application";
    static final String PASSKEYS = "/moderation/compte/cles";

    private final FactorService factors;
    private final FactorPageHandler forms;
    private final PageHandler pages;

    FactorController(FactorService factors, FactorPageHandler forms, PageHandler pages) {
        this.factors = factors;
        this.forms = forms;
        this.pages = pages;
    }

    @Get(uris = {PATH, Wording.ENGLISH + PATH})
    HttpResponse<?> form(HttpRequest<?> request, Account account) {
        var words = Wording.of(request.getPath());
        return factors.isStale(account)
                ? EntryHandler.proveAgain(words)
                : pages.answer(HttpStatus.OK, "account/entry/factor", forms.page(words, account, null, null, null));
    }

    @Post(uris = {TOTP, Wording.ENGLISH + TOTP})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addTotp(HttpRequest<?> request, Account account, Caller caller, @Body TotpForm form) {
        var words = Wording.of(request.getPath());
        return switch (factors.addTotp(account, form.sealed(), form.code(), caller)) {
            case Stale stale -> EntryHandler.proveAgain(words);
            case Added added -> done(words, "application");
            case First first -> first(words, account, first);
            case Refused refused ->
                pages.answer(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "account/entry/factor",
                        forms.page(words, account, form.sealed(), words.text("totp.refused"), null));
            case TooLate late -> tooLate(words, account);
            case Expired expired -> tooLate(words, account);
        };
    }

    @Post(uris = {PASSKEYS, Wording.ENGLISH + PASSKEYS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addPasskey(HttpRequest<?> request, Account account, Caller caller, @Body PasskeyForm form) {
        var words = Wording.of(request.getPath());
        return switch (factors.addPasskey(account, form.nameOr(words), form.credential(), caller)) {
            case Stale stale -> EntryHandler.proveAgain(words);
            case Added added -> done(words, "cle");
            case First first -> first(words, account, first);
            case Refused refused -> refused(words, account, "passkey.refused");
            case Expired expired -> refused(words, account, "passkey.expired");
            case TooLate late -> tooLate(words, account);
        };
    }

    private HttpResponse<?> refused(Wording words, Account account, String key) {
        return pages.answer(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "account/entry/factor",
                forms.page(words, account, null, null, words.text(key)));
    }

    /** One's own page says what there is; who was only setting up begins again. */
    private static HttpResponse<?> tooLate(Wording words, Account account) {
        return account.isComplete() ? done(words, "trop-tard") : EntryHandler.startAgain(words);
    }

    private HttpResponse<?> first(Wording words, Account account, First first) {
        var complete = new Account(account.moderator(), first.token(), SessionState.COMPLETE);
        return pages.answer(HttpStatus.OK, "account/entry/codes", forms.codes(words, complete, first.codes()))
                .cookie(CookieHandler.of(first.token()))
                .cookie(DeviceCookies.of(first.device()));
    }

    private static HttpResponse<?> done(Wording words, String what) {
        return HttpResponse.seeOther(URI.create(words.link(AccountAddress.OWN) + "?fait=" + what));
    }
}
