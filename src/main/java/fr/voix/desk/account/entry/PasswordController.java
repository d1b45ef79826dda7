package fr.voix.desk.account.entry;

import fr.voix.base.http.Expensive;
import fr.voix.base.load.Through;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.AccountAddress;
import fr.voix.desk.account.PasswordChangeResult.Busy;
import fr.voix.desk.account.PasswordChangeResult.Changed;
import fr.voix.desk.account.PasswordChangeResult.Flawed;
import fr.voix.desk.account.PasswordChangeResult.Paused;
import fr.voix.desk.account.PasswordChangeResult.TooLate;
import fr.voix.desk.account.PasswordChangeResult.Wrong;
import fr.voix.desk.account.PasswordChangeService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;

/** Changing one's password. */
@BackOffice
@Secured(Role.MAY_READ)
@Through("sign-in")
class PasswordController {

    static final String PATH = AccountAddress.OWN + "/mot-de-passe";

    private static final String BUSY_SECONDS = "5";

    private final PasswordChangeService passwords;

    PasswordController(PasswordChangeService passwords) {
        this.passwords = passwords;
    }

    @Get(PATH)
    HttpResponse<?> form(Messages words, Account account) {
        return page(HttpStatus.OK, words, account, null, null, null);
    }

    @Expensive
    @Post(PATH)
    HttpResponse<?> change(Messages words, Account account, Caller caller, @Body PasswordChangeForm form) {
        var status = HttpStatus.UNPROCESSABLE_ENTITY;
        return switch (passwords.change(account, form.current(), form.password(), form.again(), caller)) {
            case Changed changed -> DeskView.to(words.link(AccountAddress.OWN) + "?fait=mot-de-passe");
            case TooLate late -> EntryView.startAgain(words);
            case Wrong wrong -> page(status, words, account, words.t("password.wrong"), null, null);
            case Flawed flawed -> page(status, words, account, null, words.t("password." + flawed.flaw()), null);
            case Paused paused -> {
                var why = words.t("login.paused", words.wait(paused.remaining()));
                yield EntryView.paused(
                        page(HttpStatus.TOO_MANY_REQUESTS, words, account, null, null, why), paused.remaining());
            }
            case Busy busy ->
                page(HttpStatus.SERVICE_UNAVAILABLE, words, account, null, null, words.t("login.busy"))
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
        };
    }

    private MutableHttpResponse<byte[]> page(
            HttpStatus status, Messages words, Account account, String wrong, String error, String notice) {
        var frame = account.frame(words, words.t("password.title"), PATH);
        var page = new PasswordChangePage(frame, account.moderator().email(), wrong, error, notice);
        return DeskView.answer(status, "account/entry/password", page);
    }
}
