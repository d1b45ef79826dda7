package fr.voix.desk.mail;

import fr.voix.base.mail.DeadMailService;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/** The state of the outbox, for administrators, who alone can change the mail server. */
@BackOffice
@Secured(Role.MAY_ADMINISTER)
record DeadMailController(DeadMailService mails, DeadMailView printer) {

    private static final String RESENDING = DeskAreas.MAIL + "/renvoi";

    @Get(DeskAreas.MAIL)
    HttpResponse<?> list(Messages words, Account account, @Nullable @QueryValue String fait) {
        return DeskView.ok("mail/courrier", printer.list(words, account, fait != null));
    }

    /** Sends one or all again, as far as their text is still there. */
    @Post(RESENDING)
    HttpResponse<?> resend(Messages words, Account account, @Body MailResendForm form) {
        int number = mails.resend(form.envoi(), account.actor());
        var list = words.link(DeskAreas.MAIL);
        return DeskView.to(number > 0 ? list + "?fait=renvoi" : list);
    }

    /** @param envoi the mail to send again; all dead ones if null */
    @Serdeable
    record MailResendForm(@Nullable UUID envoi, @Nullable String csrf) implements SessionForm {}
}
