package fr.voix.desk.queue;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import fr.voix.desk.queue.DeskPageHandler.Refused;
import fr.voix.desk.queue.LockResult.Mine;
import fr.voix.desk.queue.LockResult.NoScrutin;
import fr.voix.desk.queue.LockResult.Theirs;
import fr.voix.desk.queue.QueuePageHandler.Done;
import fr.voix.theme.theme.ClassifyResult;
import fr.voix.theme.theme.ClassifyResult.Changed;
import fr.voix.theme.theme.ClassifyResult.Classified;
import fr.voix.theme.theme.ClassifyResult.ReasonTooLong;
import fr.voix.theme.theme.ClassifyResult.RepeatedTheme;
import fr.voix.theme.theme.ClassifyResult.UnknownScrutin;
import fr.voix.theme.theme.ClassifyResult.UnknownTheme;
import fr.voix.theme.theme.ClassifyResult.WrongNumber;
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
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import java.net.URI;

/** One scrutin: its text, its themes and what was decided before. */
@Controller
@BackOffice
@Through("back-office")
class DeskController {

    private static final String ADDRESS = DeskAddress.SCRUTINS + "{uid}";

    private final DeskService desk;
    private final QueueService queue;
    private final DecisionService decisions;
    private final DeskPageHandler printer;
    private final PageHandler pages;

    DeskController(
            DeskService desk,
            QueueService queue,
            DecisionService decisions,
            DeskPageHandler printer,
            PageHandler pages) {
        this.desk = desk;
        this.queue = queue;
        this.decisions = decisions;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {ADDRESS, Wording.ENGLISH + ADDRESS})
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(
            HttpRequest<?> request,
            Account account,
            String uid,
            @RequestBean QueueForm view,
            @Nullable @QueryValue String classe,
            @Nullable @QueryValue String annule,
            @Nullable @QueryValue String refus) {
        var done = new Done(classe, annule, refus, null, null);
        return page(HttpStatus.OK, request, account, uid, view, done, null);
    }

    @Post(uris = {ADDRESS, Wording.ENGLISH + ADDRESS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> classify(
            HttpRequest<?> request, Account account, String uid, @RequestBean QueueForm view, @Body ClassifyForm form) {
        // a negative number would ask the service to overwrite whatever stands there
        if (form.version() == null || form.version() < 0) {
            return HttpResponse.badRequest();
        }
        var words = Wording.of(request.getPath());
        return switch (decisions.hold(uid, account.actor(), form)) {
            case NoScrutin none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Theirs theirs -> {
                var refused = new Refused(form, DeskPageHandler.held(words, theirs), false);
                yield page(HttpStatus.CONFLICT, request, account, uid, view, Done.NOTHING, refused);
            }
            case Mine mine -> {
                var result = decisions.classify(uid, account.actor(), form);
                yield answer(request, account, uid, view, form, result);
            }
        };
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request,
            Account account,
            String uid,
            QueueForm view,
            ClassifyForm form,
            ClassifyResult result) {
        var words = Wording.of(request.getPath());
        return switch (result) {
            case Classified classified -> HttpResponse.seeOther(URI.create(words.link(nextAfter(uid, view))));
            case UnknownScrutin unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Changed changed -> {
                var refused = new Refused(form, words.text("desk.changed"), true);
                yield page(HttpStatus.CONFLICT, request, account, uid, view, Done.NOTHING, refused);
            }
            case WrongNumber wrong -> again(request, account, uid, view, form, why(words, wrong));
            case UnknownTheme unknown -> again(request, account, uid, view, form, why(words, unknown));
            case RepeatedTheme repeated -> again(request, account, uid, view, form, why(words, repeated));
            case ReasonTooLong reason -> again(request, account, uid, view, form, why(words, reason));
        };
    }

    /** Why themes or note cannot be taken as they are, in words. */
    static String why(Wording words, ClassifyResult refusal) {
        return switch (refusal) {
            case WrongNumber wrong -> words.text(wrong.given() == 0 ? "desk.none" : "desk.many");
            case UnknownTheme unknown -> words.text("desk.unknown");
            case RepeatedTheme repeated -> words.text("desk.repeated");
            case ReasonTooLong reason -> words.text("desk.long", reason.length());
            case Changed changed -> words.text("desk.changed");
            case Classified classified -> throw new IllegalArgumentException("No refusal");
            case UnknownScrutin unknown -> throw new IllegalArgumentException("No refusal of themes or note");
        };
    }

    private String nextAfter(String uid, QueueForm view) {
        var next = queue.following(view.toDomain(), uid).map(following -> DeskAddress.SCRUTINS + following);
        return view.address(next.orElse(QueueController.QUEUE), "classe", uid);
    }

    private HttpResponse<?> again(
            HttpRequest<?> request, Account account, String uid, QueueForm view, ClassifyForm form, String error) {
        var refused = new Refused(form, error, false);
        return page(HttpStatus.UNPROCESSABLE_ENTITY, request, account, uid, view, Done.NOTHING, refused);
    }

    private HttpResponse<?> page(
            HttpStatus status,
            HttpRequest<?> request,
            Account account,
            String uid,
            QueueForm view,
            Done done,
            Refused refused) {
        var words = Wording.of(request.getPath());
        return desk.desk(uid)
                .<HttpResponse<?>>map(found ->
                        pages.answer(status, "queue/bureau", printer.desk(words, found, account, view, done, refused)))
                .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
    }
}
