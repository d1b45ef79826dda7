package fr.voix.desk.petition;

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
import io.micronaut.security.annotation.Secured;

/** What waits for moderators, and every other petition by where it stands. */
@Controller
@BackOffice
@Through("back-office")
@Secured(Role.MAY_READ)
class PetitionListController {

    private static final String PETITIONS = PetitionListHandler.PETITIONS;

    private final PetitionListHandler lists;
    private final PageHandler pages;

    PetitionListController(PetitionListHandler lists, PageHandler pages) {
        this.lists = lists;
        this.pages = pages;
    }

    /**
     * @param etat the code of a {@link QueueTab}
     * @param q words of a title, or a number
     * @param apres the last petition of the page before
     */
    @Get(uris = {PETITIONS, Wording.ENGLISH + PETITIONS})
    HttpResponse<?> list(
            HttpRequest<?> request,
            Account account,
            @Nullable @QueryValue String etat,
            @Nullable @QueryValue String q,
            @QueryValue(defaultValue = "0") long apres) {
        var words = Wording.of(request.getPath());
        return pages.answer(HttpStatus.OK, "petition/petitions", lists.page(words, account, etat, q, apres));
    }
}
