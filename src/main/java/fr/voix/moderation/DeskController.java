package fr.voix.moderation;

import fr.voix.account.Account;
import fr.voix.account.Role;
import fr.voix.backoffice.PageHandler;
import fr.voix.backoffice.Wording;
import fr.voix.platform.Through;
import fr.voix.theme.ClassifyResult.Changed;
import fr.voix.theme.ClassifyResult.Classified;
import fr.voix.theme.ClassifyResult.ReasonTooLong;
import fr.voix.theme.ClassifyResult.RepeatedTheme;
import fr.voix.theme.ClassifyResult.UnknownScrutin;
import fr.voix.theme.ClassifyResult.UnknownTheme;
import fr.voix.theme.ClassifyResult.WrongNumber;
import fr.voix.theme.ThemeService;
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
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;

/** One scrutin: its text, its themes and what was decided before. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("back-office")
class DeskController {

    static final String SCRUTINS = "/moderation/scrutins/";

    private static final String ADDRESS = SCRUTINS + "{uid}";

    private final DeskService desk;
    private final ThemeService themes;
    private final DeskPageHandler printer;
    private final PageHandler pages;

    DeskController(DeskService desk, ThemeService themes, DeskPageHandler printer, PageHandler pages) {
        this.desk = desk;
        this.themes = themes;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {ADDRESS, Wording.ENGLISH + ADDRESS})
    @Produces(MediaType.TEXT_HTML)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(HttpRequest<?> request, Account account, String uid, @Nullable @QueryValue String classe) {
        return page(HttpStatus.OK, request, account, uid, classe, null, null);
    }

    @Post(uris = {ADDRESS, Wording.ENGLISH + ADDRESS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> classify(HttpRequest<?> request, Account account, String uid, @Body ClassifyForm form) {
        if (!account.wrote(form.csrf())) {
            return HttpResponse.status(HttpStatus.FORBIDDEN);
        }
        // a negative number would ask the service to overwrite whatever stands there
        if (form.version() == null || form.version() < 0) {
            return HttpResponse.badRequest();
        }
        var words = Wording.of(request.getPath());
        var result = themes.classify(uid, form.slugs(), account.actor(), form.reason(), form.version());
        return switch (result) {
            case Classified classified -> HttpResponse.seeOther(URI.create(words.link(nextAfter(uid))));
            case UnknownScrutin unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case WrongNumber wrong ->
                again(request, account, uid, form, words.text(wrong.given() == 0 ? "desk.none" : "desk.many"));
            case UnknownTheme unknown -> again(request, account, uid, form, words.text("desk.unknown"));
            case RepeatedTheme repeated -> again(request, account, uid, form, words.text("desk.repeated"));
            case ReasonTooLong reason -> again(request, account, uid, form, words.text("desk.long", reason.length()));
            case Changed changed -> {
                var why = words.text("desk.changed", printer.names(words, changed.current()));
                yield page(HttpStatus.CONFLICT, request, account, uid, null, form, why);
            }
        };
    }

    private String nextAfter(String uid) {
        return desk.following(uid).map(next -> SCRUTINS + next).orElse(QueueController.QUEUE) + "?classe=" + uid;
    }

    private HttpResponse<?> again(
            HttpRequest<?> request, Account account, String uid, ClassifyForm form, String error) {
        return page(HttpStatus.UNPROCESSABLE_ENTITY, request, account, uid, null, form, error);
    }

    private HttpResponse<?> page(
            HttpStatus status,
            HttpRequest<?> request,
            Account account,
            String uid,
            String justFiled,
            ClassifyForm form,
            String error) {
        var words = Wording.of(request.getPath());
        return desk.desk(uid)
                .<HttpResponse<?>>map(found -> {
                    var frame = account.frame(words, found.amendement().numero(), SCRUTINS + uid);
                    var queue = printer.queue(frame, desk.queue(null), justFiled, uid);
                    return pages.answer(status, "bureau", printer.desk(queue, found, account, form, error));
                })
                .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
    }
}
