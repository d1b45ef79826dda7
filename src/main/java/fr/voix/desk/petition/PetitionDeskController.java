package fr.voix.desk.petition;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.petition.PetitionDesk.Sent;
import fr.voix.petition.petition.TypedText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.util.Set;

/**
 * Petitions on the desk: what waits, every other one by where it stands, and one of them: publishing, refusing, what comes after,
 * another wording with the author's agreement.
 */
@BackOffice
@Secured(Role.MAY_MODERATE)
record PetitionDeskController(
        PetitionModeration acts, PetitionRevision contents, PetitionDesk desk, PetitionQueueView lists, Clock clock) {

    static final String ONE = DeskAreas.PETITIONS + "/{id}";

    private static final String ANSWERS = ONE + "/reponses";
    private static final String PUBLICATION = ONE + "/publication";
    private static final String REFUSAL = ONE + "/refus";
    private static final String STATE = ONE + "/etat";
    private static final String NAMES = ONE + "/noms";
    private static final String VISIBILITY = ONE + "/visibilite";

    @Get(ONE)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(
            Messages words,
            Account account,
            long id,
            @Nullable @QueryValue String fait,
            @Nullable @QueryValue String motif) {
        return desk.show(words, account, id, fait, motif);
    }

    @Post(PUBLICATION)
    HttpResponse<?> publish(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(words, account, id, new Sent("publication", form), () -> {
            return acts.publish(id, Set.copyOf(form.regle()), form.said(), account.actor());
        });
    }

    @Post(REFUSAL)
    HttpResponse<?> refuse(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(words, account, id, new Sent("refus", form), () -> {
            return acts.refuse(
                    id, form.motif(), TypedText.line(form.existante()).text(), form.said(), account.actor());
        });
    }

    @Post(STATE)
    HttpResponse<?> state(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(words, account, id, new Sent("etat-" + form.act(), form), () -> {
            return StateAct.ofKey(form.act())
                    .map(act -> acts.move(id, act, form.said(), account.actor()))
                    .orElseGet(() -> new ActResult.Refused("texte", "malformed"));
        });
    }

    @Post(VISIBILITY)
    HttpResponse<?> visibility(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(words, account, id, new Sent("visibilite-" + form.act(), form), () -> {
            return Visibility.ofKey(form.act())
                    .map(visibility -> acts.change(id, visibility, form.said(), account.actor()))
                    .orElseGet(() -> new ActResult.Refused("texte", "malformed"));
        });
    }

    @Post(NAMES)
    HttpResponse<?> name(Messages words, Account account, long id, @Body NameForm form) {
        return desk.act(
                words, account, id, new Sent("noms", form), () -> contents.decideName(id, form, account.actor()));
    }

    /**
     * @param etat the code of a {@link QueueTab}
     * @param q words of a title, or a number
     * @param apres the last petition of the page before
     */
    @Get(DeskAreas.PETITIONS)
    @Secured(Role.MAY_READ)
    HttpResponse<?> list(
            Messages words,
            Account account,
            @Nullable @QueryValue String etat,
            @Nullable @QueryValue String q,
            @QueryValue(defaultValue = "0") long apres) {
        return DeskView.ok("petition/petitions", lists.page(words, account, etat, q, apres));
    }

    @Post(ANSWERS)
    HttpResponse<?> publish(Messages words, Account account, long id, @Body AnswerForm form) {
        return desk.act(words, account, id, new Sent("reponse", form), () -> {
            var answer = form.read(clock.instant());
            return answer.flaw() == null ? contents.publish(id, answer.draft(), account.actor()) : answer.flaw();
        });
    }

    @Post(ANSWERS + "/{answer}/retrait")
    HttpResponse<?> withdraw(Messages words, Account account, long id, long answer, @Body SaidForm form) {
        var sent = new Sent("retrait-" + answer, form);
        return desk.act(words, account, id, sent, () -> contents.withdraw(id, answer, form.said(), account.actor()));
    }

    @Post(ONE + "/correction")
    HttpResponse<?> correct(Messages words, Account account, long id, @Body CorrectionForm form) {
        return desk.act(words, account, id, new Sent("correction", form), () -> {
            var wording = form.wording();
            if (wording.flaw() != null) {
                return wording.flaw();
            }
            if (form.accord() == null) {
                return new ActResult.Refused("accord", "agreement");
            }
            var correction = new PetitionRevision.Correction(wording.text(), form.version(), form.retenue() != null);
            var said = PublicText.of(form.texte(), form.texteEn());
            return contents.correct(id, correction, said, account.actor());
        });
    }
}
