package fr.voix.desk.summary;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.ReasonForm;
import fr.voix.desk.queue.ScrutinDeskService;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.summary.SummaryService.ReviewResult;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

/** The one sentence on a scrutin, judged by another than its author. */
@BackOffice
@Secured(Role.MAY_MODERATE)
record SummaryController(SummaryService summaries, SummaryView printer, ReviewView reviews) {

    private static final String ADDRESS = ScrutinDeskService.SCRUTINS + "{uid}/resume";
    private static final String ONE = ADDRESS + "/{id}";

    @Get(ADDRESS)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(Messages words, Account account, String uid, @Nullable @QueryValue String fait) {
        return page(HttpStatus.OK, words, account, uid, null, fait);
    }

    @Post(ONE + "/approbation")
    HttpResponse<?> approve(Messages words, Account account, String uid, long id, @Body ReasonForm form) {
        return judged(words, account, uid, summaries.approve(uid, id, account.actor()), "approuve");
    }

    @Post(ONE + "/refus")
    HttpResponse<?> refuse(Messages words, Account account, String uid, long id, @Body ReasonForm form) {
        return judged(words, account, uid, summaries.refuse(uid, id, account.actor(), form.reason()), "refuse");
    }

    @Post(ONE + "/retrait")
    HttpResponse<?> withdraw(Messages words, Account account, String uid, long id, @Body ReasonForm form) {
        return judged(words, account, uid, summaries.withdraw(uid, id, account.actor(), form.reason()), "retire");
    }

    /** For the others that propose the same. */
    @Post(ONE + "/partage")
    HttpResponse<?> share(Messages words, Account account, String uid, long id, @Body ReasonForm form) {
        return judged(words, account, uid, printer.share(uid, id, account), "partage");
    }

    private HttpResponse<?> judged(Messages words, Account account, String uid, ReviewResult result, String done) {
        return switch (result) {
            case ReviewResult.Decided decided -> done(words, uid, done);
            case ReviewResult.Gone gone -> judged(HttpStatus.CONFLICT, words, account, uid, words.t("summary.gone"));
            case ReviewResult.Outdated outdated ->
                judged(HttpStatus.CONFLICT, words, account, uid, words.t("summary.outdated"));
            case ReviewResult.OwnWords own -> judged(HttpStatus.FORBIDDEN, words, account, uid, words.t("summary.own"));
            case ReviewResult.ReasonMissing missing ->
                judged(HttpStatus.UNPROCESSABLE_ENTITY, words, account, uid, words.t("summary.reason"));
            case ReviewResult.ReasonTooLong reason ->
                judged(HttpStatus.UNPROCESSABLE_ENTITY, words, account, uid, words.t("desk.long", reason.length()));
        };
    }

    private HttpResponse<?> judged(HttpStatus status, Messages words, Account account, String uid, String why) {
        return page(status, words, account, uid, why, null);
    }

    private static HttpResponse<?> done(Messages words, String uid, String done) {
        return DeskView.to(words.link(ScrutinDeskService.summary(uid)) + "?fait=" + done);
    }

    private HttpResponse<?> page(
            HttpStatus status, Messages words, Account account, String uid, String error, String notice) {
        return DeskView.found(status, "summary/resume", printer.page(words, account, uid, error, notice));
    }

    /** What waits for a second person. */
    @Get(DeskAreas.REVIEWS)
    HttpResponse<?> list(Messages words, Account account) {
        return DeskView.ok("summary/relectures", reviews.list(words, account));
    }
}
