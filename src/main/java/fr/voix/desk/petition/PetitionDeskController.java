package fr.voix.desk.petition;

import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.base.text.Messages;
import fr.voix.desk.petition.PetitionDeskHandler.Sent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.Objects;
import java.util.Set;

/** One petition on the desk: publishing, refusing, and what comes after. */
@BackOffice
class PetitionDeskController {

    static final String ONE = PetitionListHandler.PETITIONS + "/{id}";

    private static final String PUBLICATION = ONE + "/publication";
    private static final String REFUSAL = ONE + "/refus";
    private static final String STATE = ONE + "/etat";
    private static final String NAMES = ONE + "/noms";
    private static final String VISIBILITY = ONE + "/visibilite";

    private final PetitionActService acts;
    private final NameActService names;
    private final PetitionDeskHandler desk;

    PetitionDeskController(PetitionActService acts, NameActService names, PetitionDeskHandler desk) {
        this.acts = acts;
        this.names = names;
        this.desk = desk;
    }

    @Get(ONE)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(Messages words, Account account, long id, @Nullable @QueryValue String fait) {
        return desk.show(words, account, id, fait);
    }

    @Post(PUBLICATION)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> publish(Messages words, Account account, long id, @Body PublicationForm form) {
        var typed = new TypedFields().put("texte", form.texte()).put("texteEn", form.texteEn());
        form.regle().forEach(code -> typed.put("regle-" + code, "1"));
        var said = PublicText.of(form.texte(), form.texteEn());
        return desk.act(
                words,
                account,
                id,
                new Sent("publication", form.take() != null, typed.toMap()),
                () -> acts.publish(id, Set.copyOf(form.regle()), said, account.actor()));
    }

    @Post(REFUSAL)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> refuse(Messages words, Account account, long id, @Body RefusalForm form) {
        var typed = new TypedFields()
                .put("motif", form.motif())
                .put("texte", form.texte())
                .put("texteEn", form.texteEn());
        var said = PublicText.of(form.texte(), form.texteEn());
        return desk.act(
                words,
                account,
                id,
                new Sent("refus", form.take() != null, typed.toMap()),
                () -> acts.refuse(id, form.motif(), said, account.actor()));
    }

    @Post(STATE)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> state(Messages words, Account account, long id, @Body PetitionStateForm form) {
        var said = PublicText.of(form.texte(), form.texteEn());
        return desk.act(
                words,
                account,
                id,
                sent("etat-", form),
                () -> StateAct.ofKey(Objects.toString(form.act(), ""))
                        .map(act -> acts.move(id, act, said, account.actor()))
                        .orElseGet(() -> new ActResult.Refused("texte", "malformed")));
    }

    @Post(VISIBILITY)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> visibility(Messages words, Account account, long id, @Body PetitionStateForm form) {
        var said = PublicText.of(form.texte(), form.texteEn());
        return desk.act(words, account, id, sent("visibilite-", form), () -> switch (Objects.toString(form.act(), "")) {
            case "hide" -> acts.hide(id, true, said, account.actor());
            case "show" -> acts.hide(id, false, said, account.actor());
            case "author-hide" -> acts.hideAuthor(id, true, said, account.actor());
            case "author-show" -> acts.hideAuthor(id, false, said, account.actor());
            default -> new ActResult.Refused("texte", "malformed");
        });
    }

    @Post(NAMES)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> name(Messages words, Account account, long id, @Body NameForm form) {
        return desk.act(
                words,
                account,
                id,
                new Sent("noms", form.take() != null, new TypedFields().toMap()),
                () -> names.decide(id, form, account.actor()));
    }

    private static Sent sent(String beginning, PetitionStateForm form) {
        var typed = new TypedFields().put("texte", form.texte()).put("texteEn", form.texteEn());
        return new Sent(beginning + Objects.toString(form.act(), ""), form.take() != null, typed.toMap());
    }
}
