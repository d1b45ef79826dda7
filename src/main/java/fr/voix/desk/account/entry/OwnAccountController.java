package fr.voix.desk.account.entry;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.AccountAddress;
import fr.voix.desk.account.CodesResult;
import fr.voix.desk.account.FactorService;
import fr.voix.desk.account.RemovalResult;
import fr.voix.desk.account.RemovalResult.Gone;
import fr.voix.desk.account.RemovalResult.Last;
import fr.voix.desk.account.RemovalResult.Removed;
import fr.voix.desk.account.RemovalResult.Stale;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.BareForm;
import fr.voix.desk.page.DeskView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.function.Supplier;

/** One's own account: sessions and factors. */
@BackOffice
@Secured(Role.MAY_READ)
class OwnAccountController {

    private static final String SESSION = AccountAddress.OWN + "/sessions/{id}/fin";
    private static final String OTHER_SESSIONS = AccountAddress.OWN + "/autres-sessions/fin";
    private static final String TOTP_REMOVAL = AccountAddress.OWN + "/application/retrait";
    private static final String PASSKEY_REMOVAL = AccountAddress.OWN + "/cles/{id}/retrait";
    private static final String CODES = AccountAddress.OWN + "/codes";

    private final SessionService sessions;
    private final FactorService factors;
    private final OwnAccountView own;
    private final FactorView forms;

    OwnAccountController(SessionService sessions, FactorService factors, OwnAccountView own, FactorView forms) {
        this.sessions = sessions;
        this.factors = factors;
        this.own = own;
        this.forms = forms;
    }

    @Get(AccountAddress.OWN)
    HttpResponse<?> show(Messages words, Account account, @Nullable @QueryValue String fait) {
        return DeskView.ok("account/entry/account", own.page(words, account, fait, null));
    }

    @Post(SESSION)
    HttpResponse<?> endSession(Messages words, Account account, long id, @Body BareForm form) {
        return done(words, account, form, () -> sessions.end(account, id) ? "session" : "trop-tard");
    }

    @Post(OTHER_SESSIONS)
    HttpResponse<?> endOtherSessions(Messages words, Account account, @Body BareForm form) {
        return done(words, account, form, () -> {
            sessions.endOthers(account);
            return "sessions";
        });
    }

    @Post(TOTP_REMOVAL)
    HttpResponse<?> removeTotp(Messages words, Account account, @Body BareForm form) {
        return removed(words, account, form, () -> factors.removeTotp(account));
    }

    @Post(PASSKEY_REMOVAL)
    HttpResponse<?> removePasskey(Messages words, Account account, int id, @Body BareForm form) {
        return removed(words, account, form, () -> factors.removePasskey(account, id));
    }

    @Post(CODES)
    HttpResponse<?> renewCodes(Messages words, Account account, @Body BareForm form) {
        return switch (factors.renewCodes(account)) {
            case CodesResult.Made made -> DeskView.ok("account/entry/codes", forms.codes(words, account, made.codes()));
            case CodesResult.Stale stale -> EntryView.proveAgain(words);
            case CodesResult.TooLate late -> back(words, "trop-tard");
        };
    }

    private HttpResponse<?> removed(Messages words, Account account, BareForm form, Supplier<RemovalResult> removal) {
        return switch (removal.get()) {
            case Stale stale -> EntryView.proveAgain(words);
            case Removed removed -> back(words, "retrait");
            case Last last ->
                DeskView.answer(
                        HttpStatus.CONFLICT,
                        "account/entry/account",
                        own.page(words, account, null, words.t("factor.last")));
            case Gone gone -> back(words, "trop-tard");
        };
    }

    /** For a colleague who signed in just now: a session that was left open ends no other. */
    private HttpResponse<?> done(Messages words, Account account, BareForm form, Supplier<String> work) {
        return sessions.isFresh(account) ? back(words, work.get()) : EntryView.proveAgain(words);
    }

    private static HttpResponse<?> back(Messages words, String what) {
        return DeskView.to(words.link(AccountAddress.OWN) + "?fait=" + what);
    }
}
