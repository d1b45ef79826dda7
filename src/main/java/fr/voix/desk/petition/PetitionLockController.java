package fr.voix.desk.petition;

import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.entry.BareForm;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.Wording;
import fr.voix.desk.petition.PetitionLockResult.Mine;
import fr.voix.desk.petition.PetitionLockResult.NoPetition;
import fr.voix.desk.petition.PetitionLockResult.Theirs;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;

/** Says who works on a petition: asked by the page that is open, or by whoever takes it over. */
@Secured(Role.MAY_MODERATE)
@BackOffice
class PetitionLockController {

    private static final String LOCK = PetitionDeskController.ONE + "/verrou";
    private static final String TAKE_OVER = LOCK + "/prendre";

    private final PetitionLockService locks;

    PetitionLockController(PetitionLockService locks) {
        this.locks = locks;
    }

    /** 204: it is this colleague's for some minutes more; 409: whose it is, in words. */
    @Post(LOCK)
    @Produces(MediaType.ALL)
    HttpResponse<?> hold(Wording words, Account account, long id, @Body BareForm form) {
        return switch (locks.hold(id, account.id())) {
            case Mine mine -> HttpResponse.noContent();
            case NoPetition none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Theirs theirs ->
                HttpResponse.status(HttpStatus.CONFLICT)
                        .contentType(MediaType.TEXT_PLAIN_TYPE)
                        .body(PetitionDeskHandler.held(words, theirs));
        };
    }

    @Post(TAKE_OVER)
    @Produces(MediaType.ALL)
    HttpResponse<?> takeOver(Wording words, Account account, long id, @Body BareForm form) {
        return switch (locks.takeOver(id, account.id())) {
            case NoPetition none -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Mine mine -> back(words, id);
            case Theirs theirs -> back(words, id);
        };
    }

    private static HttpResponse<?> back(Wording words, long id) {
        return DeskView.to(words.link(PetitionListHandler.address(id)));
    }
}
