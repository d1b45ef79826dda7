package fr.voix.desk.petition;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.petition.PetitionDesk.Sent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.Set;

/** Petitions on the desk: what waits, every other one by where it stands, and one of them: publishing, refusing, what comes after. */
@BackOffice
record PetitionDeskController(
        PetitionActService acts, PetitionContentService contents, PetitionDesk desk, PetitionQueueView lists) {

    static final String ONE = PetitionQueueView.PETITIONS + "/{id}";

    private static final String PUBLICATION = ONE + "/publication";
    private static final String REFUSAL = ONE + "/refus";
    private static final String STATE = ONE + "/etat";
    private static final String NAMES = ONE + "/noms";
    private static final String VISIBILITY = ONE + "/visibilite";

    @Get(ONE)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(Messages words, Account account, long id, @Nullable @QueryValue String fait) {
        return desk.show(words, account, id, fait);
    }

    @Post(PUBLICATION)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> publish(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(
                words,
                account,
                id,
                new Sent("publication", form),
                () -> acts.publish(id, Set.copyOf(form.regle()), form.said(), account.actor()));
    }

    @Post(REFUSAL)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> refuse(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(
                words,
                account,
                id,
                new Sent("refus", form),
                () -> acts.refuse(id, form.motif(), form.said(), account.actor()));
    }

    @Post(STATE)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> state(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(
                words,
                account,
                id,
                new Sent("etat-" + form.act(), form),
                () -> StateAct.ofKey(form.act())
                        .map(act -> acts.move(id, act, form.said(), account.actor()))
                        .orElseGet(() -> new ActResult.Refused("texte", "malformed")));
    }

    @Post(VISIBILITY)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> visibility(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(
                words,
                account,
                id,
                new Sent("visibilite-" + form.act(), form),
                () -> Visibility.ofKey(form.act())
                        .map(visibility -> acts.change(id, visibility, form.said(), account.actor()))
                        .orElseGet(() -> new ActResult.Refused("texte", "malformed")));
    }

    @Post(NAMES)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> name(Messages words, Account account, long id, @Body NameForm form) {
        return desk.act(
                words, account, id, new Sent("noms", form), () -> contents.decideName(id, form, account.actor()));
    }

    /**
     * @param etat the code of a {@link QueueTab}
     * @param q words of a title, or a number
     * @param apres the last petition of the page before
     */
    @Get(PetitionQueueView.PETITIONS)
    @Secured(Role.MAY_READ)
    HttpResponse<?> list(
            Messages words,
            Account account,
            @Nullable @QueryValue String etat,
            @Nullable @QueryValue String q,
            @QueryValue(defaultValue = "0") long apres) {
        return DeskView.ok("petition/petitions", lists.page(words, account, etat, q, apres));
    }
}
