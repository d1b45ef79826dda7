package fr.voix.desk.lock;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.lock.LockService.LockResult;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm.BareForm;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;

/** Says who works on a scrutin or a petition: asked by the page that is open, or by a colleague who takes it over. */
@BackOffice
@Secured(Role.MAY_MODERATE)
@Produces(MediaType.ALL)
record LockController(LockService locks) {

    private static final String OF_SCRUTIN = "/moderation/scrutins/{uid}";
    private static final String OF_PETITION = "/moderation/petitions/{id}";
    private static final String LOCK = "/verrou";
    private static final String TAKE_OVER = LOCK + "/prendre";

    @Post(OF_SCRUTIN + LOCK)
    HttpResponse<?> hold(Messages words, Account account, String uid, @Body BareForm form) {
        return UrnKind.SCRUTIN.isOf(uid) ? held(words, locks.hold(uid, account.id())) : notFound();
    }

    @Post(OF_PETITION + LOCK)
    HttpResponse<?> hold(Messages words, Account account, long id, @Body BareForm form) {
        return held(words, locks.hold(Long.toString(id), account.id()));
    }

    /** 204: it is this colleague's for some minutes more; 409: whose it is, in words. */
    private static HttpResponse<?> held(Messages words, LockResult result) {
        return switch (result) {
            case LockResult.Mine mine -> HttpResponse.noContent();
            case LockResult.Unknown unknown -> notFound();
            case LockResult.Theirs theirs ->
                HttpResponse.status(HttpStatus.CONFLICT)
                        .contentType(MediaType.TEXT_PLAIN_TYPE)
                        .body(theirs.in(words));
        };
    }

    @Post(OF_SCRUTIN + TAKE_OVER)
    HttpResponse<?> takeOver(HttpRequest<?> request, Account account, String uid, @Body BareForm form) {
        return UrnKind.SCRUTIN.isOf(uid) ? taken(request, locks.takeOver(uid, account.id())) : notFound();
    }

    @Post(OF_PETITION + TAKE_OVER)
    HttpResponse<?> takeOver(HttpRequest<?> request, Account account, long id, @Body BareForm form) {
        return taken(request, locks.takeOver(Long.toString(id), account.id()));
    }

    /** Back to its page, with the order and the filter of the queue as they were. */
    private static HttpResponse<?> taken(HttpRequest<?> request, LockResult result) {
        var address = request.getUri().toString().replace(TAKE_OVER, "");
        return result instanceof LockResult.Unknown ? notFound() : DeskView.to(address);
    }

    private static HttpResponse<?> notFound() {
        return HttpResponse.status(HttpStatus.NOT_FOUND);
    }
}
