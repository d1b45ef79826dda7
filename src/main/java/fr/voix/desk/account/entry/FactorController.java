package fr.voix.desk.account.entry;

import fr.voix.base.text.Messages;
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
import fr.voix.desk.page.DeskView;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;

/** Adding a second factor: the first, before anything else opens, or a further one. */
@BackOffice
@Secured({Role.MAY_READ, SessionState.MAY_SET_UP})
class FactorController {

    static final String PATH = "/moderation/compte/second-facteur";
    static final String TOTP = "/moderation/compte/application";
    static final String PASSKEYS = "/moderation/compte/cles";

    private final FactorService factors;
    private final FactorView forms;

    FactorController(FactorService factors, FactorView forms) {
        this.factors = factors;
        this.forms = forms;
    }

    @Get(PATH)
    HttpResponse<?> form(Messages words, Account account) {
        return factors.isStale(account)
                ? EntryView.proveAgain(words)
                : DeskView.ok("account/entry/factor", forms.page(words, account, null, null, null));
    }

    @Post(TOTP)
    HttpResponse<?> addTotp(Messages words, Account account, Caller caller, @Body TotpForm form) {
        return switch (factors.addTotp(account, form.sealed(), form.code(), caller)) {
            case Stale stale -> EntryView.proveAgain(words);
            case Added added -> done(words, "application");
            case First first -> first(words, account, first);
            case Refused refused ->
                DeskView.refused(
                        "account/entry/factor",
                        forms.page(words, account, form.sealed(), words.t("totp.refused"), null));
            case TooLate late -> tooLate(words, account);
            case Expired expired -> tooLate(words, account);
        };
    }

    @Post(PASSKEYS)
    HttpResponse<?> addPasskey(Messages words, Account account, Caller caller, @Body PasskeyForm form) {
        return switch (factors.addPasskey(account, form.nameOr(words), form.credential(), caller)) {
            case Stale stale -> EntryView.proveAgain(words);
            case Added added -> done(words, "cle");
            case First first -> first(words, account, first);
            case Refused refused -> refused(words, account, "passkey.refused");
            case Expired expired -> refused(words, account, "passkey.expired");
            case TooLate late -> tooLate(words, account);
        };
    }

    private HttpResponse<?> refused(Messages words, Account account, String key) {
        return DeskView.refused("account/entry/factor", forms.page(words, account, null, null, words.t(key)));
    }

    /** One's own page says what there is; who was only setting up begins again. */
    private static HttpResponse<?> tooLate(Messages words, Account account) {
        return account.isComplete() ? done(words, "trop-tard") : EntryView.startAgain(words);
    }

    private HttpResponse<?> first(Messages words, Account account, First first) {
        var complete = new Account(account.moderator(), first.token(), SessionState.COMPLETE);
        return DeskView.ok("account/entry/codes", forms.codes(words, complete, first.codes()))
                .cookie(SessionCookies.of(first.token()))
                .cookie(DeviceCookies.of(first.device()));
    }

    private static HttpResponse<?> done(Messages words, String what) {
        return DeskView.to(words.link(AccountAddress.OWN) + "?fait=" + what);
    }
}
