package fr.voix.desk.account.entry;

import fr.voix.base.load.Through;
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
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.function.Supplier;

/** One's own account: sessions and factors. */
@Controller
@BackOffice
@Secured(Role.MAY_READ)
@Through("back-office")
class OwnAccountController {

    private static final String SESSION = AccountAddress.OWN + "/sessions/{id}/fin";
    private static final String OTHER_SESSIONS = AccountAddress.OWN + "/autres-sessions/fin";
    private static final String TOTP_REMOVAL = AccountAddress.OWN + "/application/retrait";
    private static final String PASSKEY_REMOVAL = AccountAddress.OWN + "/cles/{id}/retrait";
    private static final String CODES = AccountAddress.OWN + "/codes";

    private final SessionService sessions;
    private final FactorService factors;
    private final OwnAccountPageHandler own;
    private final FactorPageHandler forms;
    private final PageHandler pages;

    OwnAccountController(
            SessionService sessions,
            FactorService factors,
            OwnAccountPageHandler own,
            FactorPageHandler forms,
            PageHandler pages) {
        this.sessions = sessions;
        this.factors = factors;
        this.own = own;
        this.forms = forms;
        this.pages = pages;
    }

    @Get(uris = {AccountAddress.OWN, Wording.ENGLISH + AccountAddress.OWN})
    HttpResponse<?> show(HttpRequest<?> request, Account account, @Nullable @QueryValue String fait) {
        var words = Wording.of(request.getPath());
        return pages.answer(HttpStatus.OK, "account/entry/account", own.page(words, account, fait, null));
    }

    @Post(uris = {SESSION, Wording.ENGLISH + SESSION})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> endSession(HttpRequest<?> request, Account account, long id, @Body BareForm form) {
        return done(request, account, form, () -> sessions.end(account, id) ? "session" : "trop-tard");
    }

    @Post(uris = {OTHER_SESSIONS, Wording.ENGLISH + OTHER_SESSIONS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> endOtherSessions(HttpRequest<?> request, Account account, @Body BareForm form) {
        return done(request, account, form, () -> {
            sessions.endOthers(account);
            return "sessions";
        });
    }

    @Post(uris = {TOTP_REMOVAL, Wording.ENGLISH + TOTP_REMOVAL})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> removeTotp(HttpRequest<?> request, Account account, @Body BareForm form) {
        return removed(request, account, form, () -> factors.removeTotp(account));
    }

    @Post(uris = {PASSKEY_REMOVAL, Wording.ENGLISH + PASSKEY_REMOVAL})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> removePasskey(HttpRequest<?> request, Account account, int id, @Body BareForm form) {
        return removed(request, account, form, () -> factors.removePasskey(account, id));
    }

    @Post(uris = {CODES, Wording.ENGLISH + CODES})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> renewCodes(HttpRequest<?> request, Account account, @Body BareForm form) {
        var words = Wording.of(request.getPath());
        return switch (factors.renewCodes(account)) {
            case CodesResult.Made made ->
                pages.answer(HttpStatus.OK, "account/entry/codes", forms.codes(words, account, made.codes()));
            case CodesResult.Stale stale -> EntryHandler.proveAgain(words);
            case CodesResult.TooLate late -> back(words, "trop-tard");
        };
    }

    private HttpResponse<?> removed(
            HttpRequest<?> request, Account account, BareForm form, Supplier<RemovalResult> removal) {
        var words = Wording.of(request.getPath());
        return switch (removal.get()) {
            case Stale stale -> EntryHandler.proveAgain(words);
            case Removed removed -> back(words, "retrait");
            case Last last ->
                pages.answer(
                        HttpStatus.CONFLICT,
                        "account/entry/account",
                        own.page(words, account, null, words.text("factor.last")));
            case Gone gone -> back(words, "trop-tard");
        };
    }

    /** By whoever signed in just now: a session that was left open ends no other. */
    private HttpResponse<?> done(HttpRequest<?> request, Account account, BareForm form, Supplier<String> work) {
        var words = Wording.of(request.getPath());
        return sessions.isFresh(account) ? back(words, work.get()) : EntryHandler.proveAgain(words);
    }

    private static HttpResponse<?> back(Wording words, String what) {
        return HttpResponse.seeOther(URI.create(words.link(AccountAddress.OWN) + "?fait=" + what));
    }
}
