package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.BareForm;
import fr.voix.desk.page.DeskView;
import fr.voix.theme.theme.RestoreResult;
import fr.voix.theme.theme.RestoreResult.LostTheme;
import fr.voix.theme.theme.RestoreResult.NothingToRestore;
import fr.voix.theme.theme.RestoreResult.Overtaken;
import fr.voix.theme.theme.RestoreResult.Restored;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;

/** Takes decisions back: one's own last one, or any in the history of a scrutin. */
@Secured(Role.MAY_MODERATE)
@BackOffice
class RestoreController {

    static final String UNDO = "/moderation/annuler";

    private static final String RESTORE = DeskAddress.SCRUTINS + "{uid}/retablir";

    private final ClassifyDecision decisions;

    RestoreController(ClassifyDecision decisions) {
        this.decisions = decisions;
    }

    @Post(UNDO)
    @Produces(MediaType.ALL)
    HttpResponse<?> undo(Messages words, Account account, @RequestBean QueueForm view, @Body BareForm form) {
        return answer(words, view, decisions.undo(account.actor()));
    }

    @Post(RESTORE)
    @Produces(MediaType.ALL)
    HttpResponse<?> restore(
            Messages words, Account account, String uid, @RequestBean QueueForm view, @Body RestoreForm form) {
        if (form.decision() == null || form.version() == null) {
            return HttpResponse.badRequest();
        }
        return answer(words, view, decisions.restore(uid, form.decision(), account.actor(), form.version()));
    }

    private static HttpResponse<?> answer(Messages words, QueueForm view, RestoreResult result) {
        var address = switch (result) {
            case Restored restored -> view.address(desk(restored.scrutinUid()), "annule", restored.scrutinUid());
            case Overtaken overtaken -> view.address(desk(overtaken.scrutinUid()), "refus", "depasse");
            case LostTheme lost -> view.address(desk(lost.scrutinUid()), "refus", "theme");
            case NothingToRestore nothing -> view.address(QueueController.QUEUE, "refus", "rien");
        };
        return DeskView.to(words.link(address));
    }

    private static String desk(String uid) {
        return DeskAddress.SCRUTINS + uid;
    }
}
