package fr.voix.desk.rule;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.petition.PetitionQueueView;
import fr.voix.desk.rule.RuleView.RuleForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

/** Edits the published rules by which petitions are refused. */
@BackOffice
@Secured(Role.MAY_ADMINISTER)
record RuleController(RuleRevision acts, RuleView printer) {

    private static final String ONE = PetitionQueueView.RULES + "/{code}";

    @Get(PetitionQueueView.RULES)
    HttpResponse<?> list(Messages words, Account account, @Nullable @QueryValue String fait) {
        return page(HttpStatus.OK, words, account, fait != null, null);
    }

    @Post(ONE)
    HttpResponse<?> change(Messages words, Account account, String code, @Body RuleForm form) {
        var draft = printer.read(code, form);
        if (draft.isEmpty()) {
            return HttpResponse.status(HttpStatus.NOT_FOUND);
        }
        var flaw = RuleView.flaw(draft.get(), form.raison());
        if (flaw != null) {
            return page(
                    HttpStatus.UNPROCESSABLE_ENTITY, words, account, false, new RuleView.Rejected(code, form, flaw));
        }
        acts.change(draft.get(), form.raison(), account.actor());
        return DeskView.to(words.link(PetitionQueueView.RULES) + "?fait=1#" + code);
    }

    private HttpResponse<?> page(
            HttpStatus status, Messages words, Account account, boolean isDone, @Nullable RuleView.Rejected rejected) {
        return DeskView.answer(status, "rule/motifs", printer.page(words, account, isDone, rejected));
    }
}
