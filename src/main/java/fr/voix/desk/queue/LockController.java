package fr.voix.desk.queue;

import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.Wording;
import fr.voix.desk.queue.LockResult.Mine;
import fr.voix.desk.queue.LockResult.NoScrutin;
import fr.voix.desk.queue.LockResult.Theirs;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;

/** Says who works on a scrutin: asked by the page that is open, or by whoever takes it over. */
@Secured(Role.MAY_MODERATE)
@BackOffice
class LockController {

    private static final String LOCK = DeskAddress.SCRUTINS + "{uid}/verrou";
    private static final String TAKE_OVER = LOCK + "/prendre";

    private final LockService locks;

    LockController(LockService locks) {
        this.locks = locks;
    }

    /** 204: it is this colleague's for some minutes more; 409: whose it is, in words. */
    @Post(LOCK)
    @Produces(MediaType.ALL)
    HttpResponse<?> hold(Wording words, Account account, String uid, @Body ActForm form) {
        return switch (locks.hold(uid, account.moderator().id())) {
            case Mine mine -> HttpResponse.noContent();
            case NoScrutin none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Theirs theirs ->
                HttpResponse.status(HttpStatus.CONFLICT)
                        .contentType(MediaType.TEXT_PLAIN_TYPE)
                        .body(DeskPageHandler.held(words, theirs));
        };
    }

    @Post(TAKE_OVER)
    @Produces(MediaType.ALL)
    HttpResponse<?> takeOver(
            Wording words, Account account, String uid, @RequestBean QueueForm view, @Body ActForm form) {
        return switch (locks.takeOver(uid, account.moderator().id())) {
            case NoScrutin none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Mine mine -> back(words, view, uid);
            case Theirs theirs -> back(words, view, uid);
        };
    }

    private static HttpResponse<?> back(Wording words, QueueForm view, String uid) {
        return DeskView.to(words.link(view.address(DeskAddress.SCRUTINS + uid)));
    }
}
