package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;

/** The scrutins that no moderator has classified yet. */
@Secured(Role.MAY_READ)
@BackOffice
class QueueController {

    static final String QUEUE = "/moderation";

    private final ScrutinQueue queue;
    private final QueueView printer;

    QueueController(ScrutinQueue queue, QueueView printer) {
        this.queue = queue;
        this.printer = printer;
    }

    @Get(QUEUE)
    HttpResponse<?> queue(
            Messages words,
            Account account,
            @RequestBean QueueForm view,
            @Nullable @QueryValue String apres,
            @Nullable @QueryValue String classe,
            @Nullable @QueryValue String annule,
            @Nullable @QueryValue String refus,
            @Nullable @QueryValue Integer lot,
            @Nullable @QueryValue Integer laisses) {
        var frame = account.frame(words, words.t("queue.title"), view.address(QUEUE));
        var done = new QueueView.Done(classe, annule, refus, lot, laisses);
        var page = printer.whole(frame, account, view, queue.page(view, apres), done);
        return DeskView.ok("queue/file", page);
    }
}
