package fr.voix.desk.petition;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.petition.PetitionDesk.Sent;
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
    private final PetitionDesk desk;
    private final Clock clock;

    AnswerController(AnswerActService acts, PetitionDesk desk, Clock clock) {
        this.acts = acts;
        this.desk = desk;
        this.clock = clock;
    }

    @Post(ANSWERS)
    HttpResponse<?> publish(Messages words, Account account, long id, @Body AnswerForm form) {
        return desk.act(words, account, id, new Sent("reponse", form), () -> publish(account, id, form));
    }

    private PetitionActResult publish(Account account, long id, AnswerForm form) {
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
    HttpResponse<?> withdraw(Messages words, Account account, long id, long answer, @Body SaidForm form) {
        return desk.act(
                words,
                account,
                id,
                new Sent("retrait-" + answer, form),
                () -> acts.withdraw(id, answer, form.said(), account.actor()));
    }
}
