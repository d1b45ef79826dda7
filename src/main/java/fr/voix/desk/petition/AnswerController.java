package fr.voix.desk.petition;

import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.base.text.Messages;
import fr.voix.desk.petition.PetitionDeskHandler.Sent;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;

/** What came of a petition. */
@BackOffice
@Secured(Role.MAY_MODERATE)
class AnswerController {

    private static final String ANSWERS = PetitionDeskController.ONE + "/reponses";
    private static final String WITHDRAWAL = ANSWERS + "/{answer}/retrait";

    private final AnswerActService acts;
    private final PetitionDeskHandler desk;
    private final Clock clock;

    AnswerController(AnswerActService acts, PetitionDeskHandler desk, Clock clock) {
        this.acts = acts;
        this.desk = desk;
        this.clock = clock;
    }

    @Post(ANSWERS)
    HttpResponse<?> publish(Messages words, Account account, long id, @Body AnswerForm form) {
        var typed = new TypedFields()
                .put("genre", form.genre())
                .put("auteur", form.auteur())
                .put("date", form.date())
                .put("reponse", form.reponse())
                .put("reponseEn", form.reponseEn())
                .put("liens", form.liens());
        return desk.act(
                words,
                account,
                id,
                new Sent("reponse", form.take() != null, typed.toMap()),
                () -> publish(account, id, form));
    }

    private ActResult publish(Account account, long id, AnswerForm form) {
        var answer = TypedAnswer.of(
                form.genre(),
                form.auteur(),
                form.date(),
                form.reponse(),
                form.reponseEn(),
                form.liens(),
                clock.instant());
        return answer.flaw() == null ? acts.publish(id, answer.draft(), account.actor()) : answer.flaw();
    }

    @Post(WITHDRAWAL)
    HttpResponse<?> withdraw(Messages words, Account account, long id, long answer, @Body NoteForm form) {
        var typed = new TypedFields().put("texte", form.texte());
        return desk.act(
                words,
                account,
                id,
                new Sent("retrait-" + answer, form.take() != null, typed.toMap()),
                () -> acts.withdraw(id, answer, PublicText.of(form.texte(), null), account.actor()));
    }
}
