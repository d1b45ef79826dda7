package fr.voix.desk.petition;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.petition.PetitionDesk.Sent;
import fr.voix.petition.petition.PetitionText;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;

/** Another wording, with the author's agreement. */
@BackOffice
@Secured(Role.MAY_MODERATE)
class CorrectionController {

    private static final String CORRECTION = PetitionDeskController.ONE + "/correction";

    private final CorrectActService corrections;
    private final PetitionDesk desk;

    CorrectionController(CorrectActService corrections, PetitionDesk desk) {
        this.corrections = corrections;
        this.desk = desk;
    }

    @Post(CORRECTION)
    HttpResponse<?> correct(Messages words, Account account, long id, @Body CorrectionForm form) {
        return desk.act(words, account, id, new Sent("correction", form), () -> correct(account, id, form));
    }

    private PetitionActResult correct(Account account, long id, CorrectionForm form) {
        var wording = TypedWording.of(form.titre(), form.demande(), form.motifs(), form.sources());
        if (wording.flaw() != null) {
            return wording.flaw();
        }
        if (form.accord() == null) {
            return new PetitionActResult.Refused("accord", "agreement");
        }
        PetitionText text = wording.text();
        var said = PublicText.of(form.texte(), form.texteEn());
        var correction = new CorrectActService.Correction(text, form.version(), form.retenue() != null);
        return corrections.correct(id, correction, said, account.actor());
    }
}
