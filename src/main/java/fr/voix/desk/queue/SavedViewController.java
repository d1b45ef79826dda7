package fr.voix.desk.queue;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;

/** Keeps the order and the filter of the queue under a name, for the colleague who gave it. */
@BackOffice
@Secured(Role.MAY_READ)
@Produces(MediaType.ALL)
record SavedViewController(SavedViewService views) {

    static final String VIEWS = "/moderation/vues";
    static final String REMOVAL = VIEWS + "/retrait";

    @Post(VIEWS)
    HttpResponse<?> save(Messages words, Account account, @RequestBean QueueForm view, @Body ViewNameForm form) {
        return switch (views.save(account.id(), form.vue(), view)) {
            case ActResult.Done done -> back(words, view);
            case ActResult.Refused refused ->
                DeskView.to(words.link(view.address(Addresses.DESK, "refus", refused.problem())));
            case ActResult none -> HttpResponse.badRequest();
        };
    }

    @Post(REMOVAL)
    HttpResponse<?> remove(Messages words, Account account, @RequestBean QueueForm view, @Body ViewNameForm form) {
        views.remove(account.id(), String.valueOf(form.vue()));
        return back(words, view);
    }

    private static HttpResponse<?> back(Messages words, QueueForm view) {
        return DeskView.to(words.link(view.address(Addresses.DESK)));
    }

    /** @param vue its name */
    @Serdeable
    record ViewNameForm(@Nullable String vue, @Nullable String csrf) implements SessionForm {}
}
