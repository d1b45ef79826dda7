package fr.voix.desk.queue;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm.BareForm;
import fr.voix.desk.page.WaitingCount;
import fr.voix.desk.page.WaitingCount.Waiting;
import fr.voix.desk.queue.BulkService.BulkOutcome;
import fr.voix.desk.queue.BulkService.BulkScope;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The scrutins that no moderator has classified yet, and many of them under the same themes at once. */
@Secured(Role.MAY_READ)
@BackOffice
record QueueController(
        ScrutinQueue queue,
        QueueView printer,
        BulkService bulk,
        BulkView bulkPrinter,
        Collection<WaitingCount> counts) {

    static final String NEXT = "/moderation/suivant";
    static final String BULK = "/moderation/lot";

    /** The list of what waits, of every kind; the navigation says the same of the areas. */
    @Get(Addresses.DESK)
    HttpResponse<?> waiting(Messages words, Account account) {
        var found = WaitingCount.waiting(counts, account.actor(), account.granted());
        var rows = found.stream()
                .map(one -> new WaitingPage.Row(
                        words.t("waiting." + one.kind()), words.link(one.path()), words.number(one.count())))
                .toList();
        var byArea = found.stream().collect(Collectors.toMap(Waiting::path, Waiting::count));
        byArea.put(Addresses.DESK, found.stream().mapToLong(Waiting::count).sum());
        var frame =
                account.frame(words, words.t("waiting.title"), Addresses.DESK).withWaiting(byArea);
        return DeskView.ok("queue/attente", new WaitingPage(frame, rows));
    }

    @Get(DeskAreas.QUEUE)
    HttpResponse<?> queue(
            Messages words,
            Account account,
            @RequestBean QueueForm view,
            @Nullable @QueryValue String apres,
            @Nullable @QueryValue String classe,
            @Nullable @QueryValue String annule,
            @Nullable @QueryValue String refus,
            @Nullable @QueryValue Integer lot,
            @Nullable @QueryValue Integer annules,
            @Nullable @QueryValue Integer laisses) {
        var stretch = queue.page(view, apres);
        var frame = account.frame(words, words.t("queue.title"), view.address(DeskAreas.QUEUE))
                .withWaiting(Map.of(DeskAreas.QUEUE, stretch.count().scrutins()));
        var done = new QueueView.Done(classe, annule, refus, lot, annules, laisses);
        var page = printer.page(frame, account, view, stretch, done);
        return DeskView.ok("queue/file", page);
    }

    /** Hands out the next scrutin that was handed to no colleague. */
    @Post(NEXT)
    @Secured(Role.MAY_MODERATE)
    @Produces(MediaType.ALL)
    HttpResponse<?> next(
            Messages words,
            Account account,
            @RequestBean QueueForm view,
            @Nullable @QueryValue String apres,
            @Body BareForm form) {
        return DeskView.to(words.link(queue.handOut(view, apres, account.id())
                .map(uid -> view.address(ScrutinDeskService.SCRUTINS + uid))
                .orElseGet(() -> view.address(
                        apres == null ? DeskAreas.QUEUE : ScrutinDeskService.SCRUTINS + apres, "refus", "tenus"))));
    }

    /** What a decision would do. */
    @Get(BULK)
    HttpResponse<?> show(
            HttpRequest<?> request,
            Messages words,
            Account account,
            @RequestBean QueueForm view,
            @Nullable @QueryValue String identiques) {
        var uids = request.getParameters().getAll("uid");
        var scope = scope(uids, identiques);
        return page(HttpStatus.OK, words, account, view, scope, null, null);
    }

    @Post(BULK)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> classify(
            Messages words,
            Account account,
            @RequestBean QueueForm view,
            @Nullable @QueryValue String identiques,
            @Body BulkForm form) {
        if (form.list() == null || form.seen() == null || form.seen() < 0) {
            return HttpResponse.badRequest();
        }
        var scope = scope(form.uid(), identiques);
        return switch (bulk.classify(scope, form, account.actor())) {
            case BulkOutcome.Done done -> {
                var filed = Integer.toString(done.filed());
                var left = Integer.toString(done.left());
                var address = view.address(DeskAreas.QUEUE, "lot", filed, "laisses", left);
                yield DeskView.to(words.link(address));
            }
            case BulkOutcome.Refused refused -> {
                var why = ScrutinDeskController.why(words, refused.why());
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, view, scope, form, why);
            }
            case BulkOutcome.NoneChosen none ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, view, scope, form, words.t("lot.none"));
            case BulkOutcome.OtherList other ->
                page(HttpStatus.CONFLICT, words, account, view, scope, form, words.t("lot.changed"));
        };
    }

    private static BulkScope scope(List<String> uids, @Nullable String identical) {
        return identical == null ? new BulkScope.Chosen(uids) : new BulkScope.Identical(identical);
    }

    private HttpResponse<?> page(
            HttpStatus status,
            Messages words,
            Account account,
            QueueForm view,
            BulkScope scope,
            @Nullable BulkForm form,
            String error) {
        var page = bulkPrinter.page(words, account, view, scope, bulk.list(scope), form, error);
        return DeskView.answer(status, "queue/lot", page);
    }
}
