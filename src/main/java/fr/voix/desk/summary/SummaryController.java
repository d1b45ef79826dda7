package fr.voix.desk.summary;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import fr.voix.desk.queue.DeskAddress;
import fr.voix.theme.summary.ReviewResult;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.summary.WriteResult;
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

/** The one sentence on a scrutin: written by one, judged by another. */
@Controller
@BackOffice
@Through("back-office")
class SummaryController {

    private static final String ADDRESS = DeskAddress.SCRUTINS + "{uid}/resume";
    private static final String ONE = ADDRESS + "/{id}";

    private final SummaryService summaries;
    private final SummaryPageHandler printer;
    private final PageHandler pages;

    SummaryController(SummaryService summaries, SummaryPageHandler printer, PageHandler pages) {
        this.summaries = summaries;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {ADDRESS, Wording.ENGLISH + ADDRESS})
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(HttpRequest<?> request, Account account, String uid, @Nullable @QueryValue String fait) {
        var notice = fait != null && SummaryPageHandler.DONE.contains(fait) ? fait : null;
        return page(HttpStatus.OK, request, account, uid, null, null, notice);
    }

    @Post(uris = {ADDRESS, Wording.ENGLISH + ADDRESS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> write(HttpRequest<?> request, Account account, String uid, @Body SummaryForm form) {
        if (form.seen() == null || form.seen() < 0) {
            return HttpResponse.badRequest();
        }
        var words = Wording.of(request.getPath());
        var result = summaries.write(uid, form.texte(), form.texteEn(), account.actor(), form.seen());
        return switch (result) {
            case WriteResult.Written written -> done(request, uid, "propose");
            case WriteResult.UnknownScrutin unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case WriteResult.Flawed flawed -> {
                var key = "summary.flaw." + flawed.flaw() + (flawed.isEnglish() ? ".en" : "");
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, request, account, uid, form, words.text(key), null);
            }
            case WriteResult.Changed changed ->
                page(HttpStatus.CONFLICT, request, account, uid, form, words.text("summary.changed"), null);
        };
    }

    @Post(uris = {ONE + "/approbation", Wording.ENGLISH + ONE + "/approbation"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> approve(HttpRequest<?> request, Account account, String uid, long id, @Body JudgementForm form) {
        return judged(request, account, uid, summaries.approve(uid, id, account.actor()), "approuve");
    }

    @Post(uris = {ONE + "/refus", Wording.ENGLISH + ONE + "/refus"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> refuse(HttpRequest<?> request, Account account, String uid, long id, @Body JudgementForm form) {
        return judged(request, account, uid, summaries.refuse(uid, id, account.actor(), form.reason()), "refuse");
    }

    @Post(uris = {ONE + "/retrait", Wording.ENGLISH + ONE + "/retrait"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> withdraw(HttpRequest<?> request, Account account, String uid, long id, @Body JudgementForm form) {
        return judged(request, account, uid, summaries.withdraw(uid, id, account.actor(), form.reason()), "retire");
    }

    private HttpResponse<?> judged(
            HttpRequest<?> request, Account account, String uid, ReviewResult result, String done) {
        var words = Wording.of(request.getPath());
        return switch (result) {
            case ReviewResult.Decided decided -> done(request, uid, done);
            case ReviewResult.Gone gone ->
                page(HttpStatus.CONFLICT, request, account, uid, null, words.text("summary.gone"), null);
            case ReviewResult.Outdated outdated ->
                page(HttpStatus.CONFLICT, request, account, uid, null, words.text("summary.outdated"), null);
            case ReviewResult.OwnWords own ->
                page(HttpStatus.FORBIDDEN, request, account, uid, null, words.text("summary.own"), null);
            case ReviewResult.ReasonMissing missing ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, request, account, uid, null, words.text("summary.reason"), null);
            case ReviewResult.ReasonTooLong reason -> {
                var why = words.text("desk.long", reason.length());
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, request, account, uid, null, why, null);
            }
        };
    }

    private static HttpResponse<?> done(HttpRequest<?> request, String uid, String done) {
        var words = Wording.of(request.getPath());
        return HttpResponse.seeOther(URI.create(words.link(DeskAddress.summary(uid)) + "?fait=" + done));
    }

    private HttpResponse<?> page(
            HttpStatus status,
            HttpRequest<?> request,
            Account account,
            String uid,
            SummaryForm form,
            String error,
            String notice) {
        var words = Wording.of(request.getPath());
        return printer.page(words, account, uid, form, error, notice)
                .<HttpResponse<?>>map(page -> pages.answer(status, "summary/resume", page))
                .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
    }
}
