package fr.voix.desk.webhook;

import fr.voix.base.load.Entrance;
import fr.voix.base.load.Through;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.page.SessionForm.BareForm;
import fr.voix.notice.webhook.EventType;
import fr.voix.notice.webhook.ReceiverReader;
import fr.voix.notice.webhook.ReceiverUrl.Reading;
import fr.voix.notice.webhook.SigningSecret;
import fr.voix.notice.webhook.WebhookDraft;
import fr.voix.notice.webhook.WebhookService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Whom the service tells of what happens. */
@BackOffice
@Secured(Role.MAY_MODERATE)
record WebhookController(
        WebhookService webhooks,
        ReceiverReader receivers,
        WebhookView printer,
        @Named("back-office") Entrance entrance) {

    private static final String ONE = DeskAreas.WEBHOOKS + "/{id}";

    @Get(DeskAreas.WEBHOOKS)
    @Secured(Role.MAY_READ)
    HttpResponse<?> list(Messages words, Account account, @Nullable @QueryValue String fait) {
        return DeskView.ok("webhook/webhooks", printer.list(words, account, fait));
    }

    /** Not inside the entrance as a whole: asking where a name leads takes its time, and others come in meanwhile. */
    @Post(DeskAreas.WEBHOOKS)
    @Through(Through.NONE)
    HttpResponse<?> add(Messages words, Account account, @Body WebhookForm form) {
        var reading = receivers.readAndLookUp(form.url());
        return entrance.pass(() -> add(words, account, form, reading));
    }

    private HttpResponse<?> add(Messages words, Account account, WebhookForm form, Reading reading) {
        var draft = form.read();
        var flaws = flaws(words, reading, draft);
        if (!(reading instanceof Reading.Fit fit) || !flaws.isEmpty()) {
            return refused(words, account, form, flaws);
        }
        var many = new WebhooksPage.Flaw("url", words.t("webhook.many", WebhookService.MOST));
        return webhooks.add(fit.url(), draft.draft(), account.actor())
                .<HttpResponse<?>>map(
                        added -> DeskView.ok("webhook/webhooks", printer.added(words, account, added.secret())))
                .orElseGet(() -> refused(words, account, form, List.of(many)));
    }

    private HttpResponse<?> refused(Messages words, Account account, WebhookForm form, List<WebhooksPage.Flaw> flaws) {
        return DeskView.refused("webhook/webhooks", printer.refused(words, account, form, flaws));
    }

    private static List<WebhooksPage.Flaw> flaws(Messages words, Reading reading, WebhookDraft.Reading draft) {
        var flaws = new ArrayList<WebhooksPage.Flaw>();
        if (reading instanceof Reading.Unfit unfit) {
            flaws.add(new WebhooksPage.Flaw("url", words.t("webhook.flaw.url." + unfit.flaw())));
        }
        draft.flaws()
                .forEach(flaw -> flaws.add(new WebhooksPage.Flaw(
                        switch (flaw) {
                            case EVENTS -> "evenement";
                            case THRESHOLDS -> "seuils";
                            case DESCRIPTION -> "description";
                        },
                        words.t("webhook.flaw." + flaw))));
        return flaws;
    }

    /** The name is looked up outside the entrance, as above. */
    @Post(ONE + "/modification")
    @Through(Through.NONE)
    HttpResponse<?> edit(Messages words, Account account, int id, @Body WebhookForm form) {
        var reading = receivers.readAndLookUp(form.url());
        return entrance.pass(() -> edit(words, account, id, form, reading));
    }

    private HttpResponse<?> edit(Messages words, Account account, int id, WebhookForm form, Reading reading) {
        var draft = form.read();
        var flaws = flaws(words, reading, draft);
        return reading instanceof Reading.Fit fit && flaws.isEmpty()
                ? change(words, id, "modification", () -> webhooks.edit(id, fit.url(), draft.draft(), account.actor()))
                : DeskView.found(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "webhook/webhook",
                        webhooks.find(id).map(row -> printer.refused(words, account, row, form, flaws)));
    }

    @Get(ONE)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(Messages words, Account account, int id, @Nullable @QueryValue String fait) {
        return one(words, account, id, fait, null);
    }

    private HttpResponse<?> one(
            Messages words, Account account, int id, @Nullable String done, @Nullable SigningSecret secret) {
        return DeskView.found(
                HttpStatus.OK,
                "webhook/webhook",
                webhooks.find(id).map(row -> printer.one(words, account, row, done, secret)));
    }

    @Post(ONE + "/secret")
    HttpResponse<?> rotate(Messages words, Account account, int id, @Body BareForm form) {
        return webhooks.rotate(id, account.actor())
                .<HttpResponse<?>>map(secret -> one(words, account, id, null, secret))
                .orElseGet(HttpResponse::notFound);
    }

    @Post(ONE + "/pause")
    HttpResponse<?> pause(Messages words, Account account, int id, @Body BareForm form) {
        return change(words, id, "pause", () -> webhooks.pause(id, account.actor()));
    }

    @Post(ONE + "/reprise")
    HttpResponse<?> resume(Messages words, Account account, int id, @Body BareForm form) {
        return change(words, id, "reprise", () -> webhooks.resume(id, account.actor()));
    }

    @Post(ONE + "/essai")
    HttpResponse<?> tryOut(Messages words, Account account, int id, @Body TrialForm form) {
        return EventType.ofKey(form.evenement())
                .<HttpResponse<?>>map(type -> change(words, id, "essai", () -> webhooks.tryOut(id, type)))
                .orElseGet(HttpResponse::badRequest);
    }

    @Post(ONE + "/renvoi")
    HttpResponse<?> resend(Messages words, Account account, int id, @Body DeliveryResendForm form) {
        return change(words, id, "renvoi", () -> webhooks.resend(id, form.envoi(), account.actor()));
    }

    @Post(ONE + "/suppression")
    HttpResponse<?> delete(Messages words, Account account, int id, @Body BareForm form) {
        return webhooks.delete(id, account.actor())
                ? DeskView.to(words.link(DeskAreas.WEBHOOKS) + "?fait=suppression")
                : HttpResponse.notFound();
    }

    private static HttpResponse<?> change(Messages words, int id, String what, BooleanSupplier change) {
        return change.getAsBoolean()
                ? DeskView.to(words.link(DeskAreas.WEBHOOKS) + "/" + id + "?fait=" + what)
                : HttpResponse.notFound();
    }

    /** @param envoi the message to send again; all that were given up without one */
    @Serdeable
    record DeliveryResendForm(
            @Nullable Long envoi, @Nullable String csrf) implements SessionForm {}

    /** @param evenement the type of what is tried */
    @Serdeable
    record TrialForm(@Nullable String evenement, @Nullable String csrf) implements SessionForm {

        TrialForm {
            evenement = evenement == null ? EventType.ESSAI.key() : evenement;
        }
    }

    /**
     * A receiver as its page sends it.
     *
     * @param evenement keys of the boxes that were ticked
     * @param seuils numbers, separated by commas or line ends
     */
    @Serdeable
    record WebhookForm(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> evenement,
            @Nullable String seuils,
            @Nullable String csrf)
            implements SessionForm {

        WebhookForm {
            url = url == null ? "" : url;
            description = description == null ? "" : description;
            evenement = evenement == null ? List.of() : List.copyOf(evenement);
            seuils = seuils == null ? "" : seuils;
        }

        WebhookDraft.Reading read() {
            return WebhookDraft.read(description, evenement, seuils);
        }
    }
}
