package fr.voix.desk.petition;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.entry.BareForm;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.Wording;
import fr.voix.desk.petition.PetitionLockResult.Mine;
import fr.voix.desk.petition.PetitionLockResult.NoPetition;
import fr.voix.desk.petition.PetitionLockResult.Theirs;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import java.net.URI;

/** Says who works on a petition: asked by the page that is open, or by whoever takes it over. */
@Controller
@Secured(Role.MAY_MODERATE)
@BackOffice
@Through("back-office")
class PetitionLockController {

    private static final String LOCK = PetitionDeskController.ONE + "/verrou";
    private static final String TAKE_OVER = LOCK + "/prendre";

    private final PetitionLockService locks;

    PetitionLockController(PetitionLockService locks) {
        this.locks = locks;
    }

    /** 204: it is this colleague's for some minutes more; 409: whose it is, in words. */
    @Post(uris = {LOCK, Wording.ENGLISH + LOCK})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<?> hold(HttpRequest<?> request, Account account, long id, @Body BareForm form) {
        var words = Wording.of(request.getPath());
        return switch (locks.hold(id, account.id())) {
            case Mine mine -> HttpResponse.noContent();
            case NoPetition none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Theirs theirs ->
                HttpResponse.status(HttpStatus.CONFLICT)
                        .contentType(MediaType.TEXT_PLAIN_TYPE)
                        .body(PetitionDeskHandler.held(words, theirs));
        };
    }

    @Post(uris = {TAKE_OVER, Wording.ENGLISH + TAKE_OVER})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.ALL)
    HttpResponse<?> takeOver(HttpRequest<?> request, Account account, long id, @Body BareForm form) {
        var words = Wording.of(request.getPath());
        return switch (locks.takeOver(id, account.id())) {
            case NoPetition none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Mine mine -> back(words, id);
            case Theirs theirs -> back(words, id);
        };
    }

    private static HttpResponse<?> back(Wording words, long id) {
        return HttpResponse.seeOther(URI.create(words.link(PetitionListHandler.address(id))));
    }
}
