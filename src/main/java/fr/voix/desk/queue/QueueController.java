package fr.voix.desk.queue;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;

/** The scrutins that nobody has classified yet. */
@Controller
@Secured(Role.MAY_READ)
@BackOffice
@Through("back-office")
class QueueController {

    static final String QUEUE = "/moderation";

    private final QueueService queue;
    private final QueuePageHandler printer;
    private final PageHandler pages;

    QueueController(QueueService queue, QueuePageHandler printer, PageHandler pages) {
        this.queue = queue;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {QUEUE, Wording.ENGLISH + QUEUE})
    HttpResponse<?> queue(
            HttpRequest<?> request,
            Account account,
            @RequestBean QueueForm view,
            @Nullable @QueryValue String apres,
            @Nullable @QueryValue String classe,
            @Nullable @QueryValue String annule,
            @Nullable @QueryValue String refus,
            @Nullable @QueryValue Integer lot,
            @Nullable @QueryValue Integer laisses) {
        var words = Wording.of(request.getPath());
        var frame = account.frame(words, words.text("queue.title"), view.address(QUEUE));
        var done = new QueuePageHandler.Done(classe, annule, refus, lot, laisses);
        var page = printer.whole(frame, account, view, queue.page(view.toDomain(), apres), done);
        return pages.answer(HttpStatus.OK, "queue/file", page);
    }
}
