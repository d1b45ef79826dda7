package fr.voix.desk.mail;

import fr.voix.base.load.Through;
import fr.voix.base.mail.DeadMailService;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
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

/** What became of mail, for administrators: only they can mend the way to the server. */
@Controller
@BackOffice
@Secured(Role.MAY_ADMINISTER)
@Through("back-office")
class DeadMailController {

    static final String PATH = "/moderation/courrier";

    private static final String RESENDING = PATH + "/renvoi";

    private final DeadMailService mails;
    private final DeadMailPageHandler printer;
    private final PageHandler pages;

    DeadMailController(DeadMailService mails, DeadMailPageHandler printer, PageHandler pages) {
        this.mails = mails;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {PATH, Wording.ENGLISH + PATH})
    HttpResponse<?> list(HttpRequest<?> request, Account account, @Nullable @QueryValue String fait) {
        return pages.answer(
                HttpStatus.OK, "mail/courrier", printer.list(Wording.of(request.getPath()), account, fait != null));
    }

    /** One, or all: whichever can still be read. */
    @Post(uris = {RESENDING, Wording.ENGLISH + RESENDING})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> resend(HttpRequest<?> request, Account account, @Body ResendForm form) {
        int number = mails.resend(form.envoi(), account.actor());
        var list = Wording.of(request.getPath()).link(PATH);
        return HttpResponse.seeOther(URI.create(number > 0 ? list + "?fait=renvoi" : list));
    }
}
