package fr.voix.desk.queue;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.Wording;
import fr.voix.desk.queue.LockResult.Mine;
import fr.voix.desk.queue.LockResult.NoScrutin;
import fr.voix.desk.queue.LockResult.Theirs;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import java.net.URI;

/** Says who works on a scrutin: asked by the page that is open, or by whoever takes it over. */
@Controller
@Secured(Role.MAY_MODERATE)
@BackOffice
@Through("back-office")
class LockController {

    private static final String LOCK = DeskAddress.SCRUTINS + "{uid}/verrou";
    private static final String TAKE_OVER = LOCK + "/prendre";

    private final LockService locks;

    LockController(LockService locks) {
        this.locks = locks;
    }

    /** 204: it is this colleague's for some minutes more; 409: whose it is, in words. */
    @Post(uris = {LOCK, Wording.ENGLISH + LOCK})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<?> hold(HttpRequest<?> request, Account account, String uid, @Body ActForm form) {
        var words = Wording.of(request.getPath());
        return switch (locks.hold(uid, account.moderator().id())) {
            case Mine mine -> HttpResponse.noContent();
            case NoScrutin none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Theirs theirs ->
                HttpResponse.status(HttpStatus.CONFLICT)
                        .contentType(MediaType.TEXT_PLAIN_TYPE)
                        .body(DeskPageHandler.held(words, theirs));
        };
    }

    @Post(uris = {TAKE_OVER, Wording.ENGLISH + TAKE_OVER})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<?> takeOver(
            HttpRequest<?> request, Account account, String uid, @RequestBean QueueForm view, @Body ActForm form) {
        var words = Wording.of(request.getPath());
        return switch (locks.takeOver(uid, account.moderator().id())) {
            case NoScrutin none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Mine mine -> back(words, view, uid);
            case Theirs theirs -> back(words, view, uid);
        };
    }

    private static HttpResponse<?> back(Wording words, QueueForm view, String uid) {
        return HttpResponse.seeOther(URI.create(words.link(view.address(DeskAddress.SCRUTINS + uid))));
    }
}
