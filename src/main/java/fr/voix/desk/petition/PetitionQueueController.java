package fr.voix.desk.petition;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

/** What waits for moderators, and every other petition by where it stands. */
@BackOffice
@Secured(Role.MAY_READ)
class PetitionQueueController {

    private static final String PETITIONS = PetitionQueueView.PETITIONS;

    private final PetitionQueueView lists;

    PetitionQueueController(PetitionQueueView lists) {
        this.lists = lists;
    }

    /**
     * @param etat the code of a {@link QueueTab}
     * @param q words of a title, or a number
     * @param apres the last petition of the page before
     */
    @Get(PETITIONS)
    HttpResponse<?> list(
            Messages words,
            Account account,
            @Nullable @QueryValue String etat,
            @Nullable @QueryValue String q,
            @QueryValue(defaultValue = "0") long apres) {
        return DeskView.ok("petition/petitions", lists.page(words, account, etat, q, apres));
    }
}
