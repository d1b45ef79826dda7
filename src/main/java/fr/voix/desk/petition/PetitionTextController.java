package fr.voix.desk.petition;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.petition.PetitionDesk.Sent;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;

/** What is written about a petition: what came of it, another wording with the author's agreement, and opinions of colleagues. */
@BackOffice
@Secured(Role.MAY_MODERATE)
record PetitionTextController(
        PetitionContentService contents, OpinionService opinions, PetitionDesk desk, Clock clock) {

    private static final String ANSWERS = PetitionDeskController.ONE + "/reponses";
    private static final String OPINION = PetitionDeskController.ONE + "/avis";

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

    @Post(PetitionDeskController.ONE + "/correction")
    HttpResponse<?> correct(Messages words, Account account, long id, @Body CorrectionForm form) {
        return desk.act(words, account, id, new Sent("correction", form), () -> {
            var wording = form.wording();
            if (wording.flaw() != null) {
                return wording.flaw();
            }
            if (form.accord() == null) {
                return new ActResult.Refused("accord", "agreement");
            }
            var correction =
                    new PetitionContentService.Correction(wording.text(), form.version(), form.retenue() != null);
            var said = PublicText.of(form.texte(), form.texteEn());
            return contents.correct(id, correction, said, account.actor());
        });
    }

    /** A colleague who has the petition open does not keep others from asking, or from answering. */
    @Post(OPINION)
    HttpResponse<?> ask(Messages words, Account account, long id, @Body SaidForm form) {
        var sent = new Sent("avis", true, form.typed());
        return desk.act(words, account, id, sent, () -> opinions.ask(id, form.texte(), account.actor()));
    }

    @Post(OPINION + "/reponse")
    HttpResponse<?> give(Messages words, Account account, long id, @Body SaidForm form) {
        var sent = new Sent("avis-reponse", true, form.typed());
        return desk.act(words, account, id, sent, () -> opinions.give(id, form.texte(), account.actor()));
    }
}
