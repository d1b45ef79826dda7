package fr.voix.moderation;

import fr.voix.account.Account;
import fr.voix.account.Role;
import fr.voix.backoffice.PageHandler;
import fr.voix.backoffice.Wording;
import fr.voix.platform.Through;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/** The scrutins that nobody has classified yet. */
@Controller
@Secured(Role.MAY_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("back-office")
class QueueController {

    static final String QUEUE = "/moderation";

    private final DeskService desk;
    private final DeskPageHandler printer;
    private final PageHandler pages;

    QueueController(DeskService desk, DeskPageHandler printer, PageHandler pages) {
        this.desk = desk;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {QUEUE, Wording.ENGLISH + QUEUE})
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> queue(
            HttpRequest<?> request,
            Account account,
            @Nullable @QueryValue String apres,
            @Nullable @QueryValue String classe) {
        var words = Wording.of(request.getPath());
        var frame = account.frame(words, words.text("queue.title"), QUEUE);
        return pages.answer(HttpStatus.OK, "file", printer.queue(frame, desk.queue(apres), classe, null));
    }
}
