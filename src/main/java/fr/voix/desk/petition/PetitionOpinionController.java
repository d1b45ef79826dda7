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

/** Asking colleagues about a petition, and answering them. A colleague who has it open does not keep others from that. */
@BackOffice
@Secured(Role.MAY_MODERATE)
class PetitionOpinionController {

    private static final String OPINION = PetitionDeskController.ONE + "/avis";
    private static final String REPLY = OPINION + "/reponse";

    private final OpinionService opinions;
    private final PetitionDesk desk;

    PetitionOpinionController(OpinionService opinions, PetitionDesk desk) {
        this.opinions = opinions;
        this.desk = desk;
    }

    @Post(OPINION)
    HttpResponse<?> ask(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(words, account, id, sent("avis", form), () -> opinions.ask(id, form.texte(), account.actor()));
    }

    @Post(REPLY)
    HttpResponse<?> give(Messages words, Account account, long id, @Body SaidForm form) {
        return desk.act(
                words, account, id, sent("avis-reponse", form), () -> opinions.give(id, form.texte(), account.actor()));
    }

    private static Sent sent(String name, SaidForm form) {
        return new Sent(name, true, form.typed());
    }
}
