package fr.voix.desk.rule;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import fr.voix.desk.petition.PetitionListHandler;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;

/** The published rules, by which petitions are refused. */
@Controller
@BackOffice
@Through("back-office")
@Secured(Role.MAY_ADMINISTER)
class RuleController {

    private static final String ONE = PetitionListHandler.RULES + "/{code}";

    private final RuleActService acts;
    private final RulePageHandler printer;
    private final PageHandler pages;

    RuleController(RuleActService acts, RulePageHandler printer, PageHandler pages) {
        this.acts = acts;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {PetitionListHandler.RULES, Wording.ENGLISH + PetitionListHandler.RULES})
    HttpResponse<?> list(HttpRequest<?> request, Account account, @Nullable @QueryValue String fait) {
        return page(HttpStatus.OK, request, account, fait != null, null);
    }

    @Post(uris = {ONE, Wording.ENGLISH + ONE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, Account account, String code, @Body RuleForm form) {
        var draft = printer.read(code, form);
        if (draft.isEmpty()) {
            return HttpResponse.status(HttpStatus.NOT_FOUND);
        }
        var flaw = TypedRule.flaw(draft.get(), form.raison());
        if (flaw != null) {
            return page(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    request,
                    account,
                    false,
                    new RulePageHandler.Rejected(code, form, flaw));
        }
        acts.change(draft.get(), form.raison(), account.actor());
        var words = Wording.of(request.getPath());
        return HttpResponse.seeOther(URI.create(words.link(PetitionListHandler.RULES) + "?fait=1#" + code));
    }

    private HttpResponse<?> page(
            HttpStatus status,
            HttpRequest<?> request,
            Account account,
            boolean isDone,
            @Nullable RulePageHandler.Rejected rejected) {
        var words = Wording.of(request.getPath());
        return pages.answer(status, "rule/motifs", printer.page(words, account, isDone, rejected));
    }
}
