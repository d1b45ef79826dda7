package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.page.SessionForm.BareForm;
import fr.voix.desk.queue.DeskSummaryView.Written;
import fr.voix.desk.queue.QueueView.Done;
import fr.voix.desk.queue.ScrutinDeskView.Refused;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.summary.SummaryService.WriteResult;
import fr.voix.theme.theme.ClassifyResult;
import fr.voix.theme.theme.FilingUndo;
import fr.voix.theme.theme.FilingUndo.RestoreResult;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
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
import io.micronaut.serde.annotation.Serdeable;

/** One scrutin: its text, its themes and what was decided before. */
@BackOffice
@Secured(Role.MAY_MODERATE)
record ScrutinDeskController(
        ScrutinDeskService desk,
        ScrutinQueue queue,
        ThemeService themes,
        FilingUndo restores,
        SummaryService summaries,
        ScrutinDeskView printer) {

    static final String UNDO = "/moderation/annuler";

    private static final String ADDRESS = ScrutinDeskService.SCRUTINS + "{uid}";
    private static final String RESTORE = ADDRESS + "/retablir";

    @Get(ADDRESS)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(
            Messages words,
            Account account,
            String uid,
            @RequestBean QueueForm view,
            @Nullable @QueryValue String classe,
            @Nullable @QueryValue String annule,
            @Nullable @QueryValue String refus,
            @Nullable @QueryValue String fait) {
        var done = new Done(classe, annule, refus, null, null, null);
        return page(HttpStatus.OK, words, account, uid, view, done, null, new Written(null, null, fait));
    }

    @Post(ADDRESS)
    HttpResponse<?> classify(
            Messages words, Account account, String uid, @RequestBean QueueForm view, @Body ClassifyForm form) {
        // a negative number would ask the service to overwrite whatever stands there
        if (form.version() == null || form.version() < 0) {
            return HttpResponse.badRequest();
        }
        var result = themes.classify(uid, form.slugs(), account.actor(), form.reason(), form.version());
        return answer(words, account, uid, view, form, result);
    }

    /** Proposes the one sentence, for a second person to judge. */
    @Post(ADDRESS + "/resume")
    HttpResponse<?> write(
            Messages words, Account account, String uid, @RequestBean QueueForm view, @Body SummaryForm form) {
        if (form.seen() == null || form.seen() < 0) {
            return HttpResponse.badRequest();
        }
        return switch (summaries.write(uid, form.texte(), form.texteEn(), account.actor(), form.seen())) {
            case WriteResult.Written written ->
                DeskView.to(words.link(view.address(desk(uid), "fait", "propose")) + "#resume");
            case WriteResult.UnknownScrutin unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case WriteResult.Flawed flawed -> {
                var key = "summary.flaw." + flawed.flaw() + (flawed.isEnglish() ? ".en" : "");
                var refused = new Written(form, words.t(key), null);
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, uid, view, Done.NOTHING, null, refused);
            }
            case WriteResult.Changed changed -> {
                var refused = new Written(form, words.t("summary.changed"), null);
                yield page(HttpStatus.CONFLICT, words, account, uid, view, Done.NOTHING, null, refused);
            }
        };
    }

    private HttpResponse<?> answer(
            Messages words, Account account, String uid, QueueForm view, ClassifyForm form, ClassifyResult result) {
        return switch (result) {
            case ClassifyResult.Classified classified ->
                DeskView.to(words.link(queue.handOut(view, uid, account.id())
                        .map(next -> view.address(desk(next), "classe", uid))
                        .orElseGet(() -> view.address(DeskAreas.QUEUE, "classe", uid))));
            case ClassifyResult.UnknownScrutin unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case ClassifyResult.Changed changed -> {
                var refused = new Refused(form, words.t("desk.changed"), true);
                yield page(HttpStatus.CONFLICT, words, account, uid, view, Done.NOTHING, refused, Written.NOTHING);
            }
            case ClassifyResult refusal -> {
                var refused = new Refused(form, why(words, refusal), false);
                yield page(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        words,
                        account,
                        uid,
                        view,
                        Done.NOTHING,
                        refused,
                        Written.NOTHING);
            }
        };
    }

    /** Why themes or note cannot be taken as they are, in words. */
    static String why(Messages words, ClassifyResult refusal) {
        return switch (refusal) {
            case ClassifyResult.WrongNumber wrong -> words.t(wrong.given() == 0 ? "desk.none" : "desk.many");
            case ClassifyResult.UnknownTheme unknown -> words.t("desk.unknown");
            case ClassifyResult.RepeatedTheme repeated -> words.t("desk.repeated");
            case ClassifyResult.ReasonTooLong reason -> words.t("desk.long", reason.length());
            case ClassifyResult.Changed changed -> words.t("desk.changed");
            case ClassifyResult.Classified classified -> throw new IllegalArgumentException("No refusal");
            case ClassifyResult.UnknownScrutin unknown ->
                throw new IllegalArgumentException("No refusal of themes or note");
        };
    }

    /** Takes one's own last decision back. */
    @Post(UNDO)
    @Produces(MediaType.ALL)
    HttpResponse<?> undo(Messages words, Account account, @RequestBean QueueForm view, @Body BareForm form) {
        return restored(words, view, restores.undo(account.actor()));
    }

    /** Takes back any decision in the history of a scrutin. */
    @Post(RESTORE)
    @Produces(MediaType.ALL)
    HttpResponse<?> restore(
            Messages words, Account account, String uid, @RequestBean QueueForm view, @Body RestoreForm form) {
        return form.decision() == null || form.version() == null
                ? HttpResponse.badRequest()
                : restored(words, view, restores.restore(uid, form.decision(), account.actor(), null, form.version()));
    }

    private static HttpResponse<?> restored(Messages words, QueueForm view, RestoreResult result) {
        var address = switch (result) {
            case RestoreResult.Restored restored ->
                view.address(desk(restored.scrutinUid()), "annule", restored.scrutinUid());
            case RestoreResult.RestoredTogether together ->
                view.address(
                        DeskAreas.QUEUE,
                        "annules",
                        Integer.toString(together.restored()),
                        "laisses",
                        Integer.toString(together.left()));
            case RestoreResult.Overtaken overtaken -> view.address(desk(overtaken.scrutinUid()), "refus", "depasse");
            case RestoreResult.LostTheme lost -> view.address(desk(lost.scrutinUid()), "refus", "theme");
            case RestoreResult.NothingToRestore nothing -> view.address(DeskAreas.QUEUE, "refus", "rien");
        };
        return DeskView.to(words.link(address));
    }

    private static String desk(String uid) {
        return ScrutinDeskService.SCRUTINS + uid;
    }

    private HttpResponse<?> page(
            HttpStatus status,
            Messages words,
            Account account,
            String uid,
            QueueForm view,
            Done done,
            Refused refused,
            Written written) {
        return DeskView.found(
                status,
                "queue/bureau",
                desk.desk(uid).map(found -> printer.desk(words, found, account, view, done, refused, written)));
    }

    /**
     * Asks for what stood before a decision.
     *
     * @param decision its number
     * @param version the latest decision that the page showed
     */
    @Serdeable
    record RestoreForm(
            @Nullable Long decision,
            @Nullable Long version,
            @Nullable String csrf) implements SessionForm {}
}
