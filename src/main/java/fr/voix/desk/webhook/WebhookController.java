package fr.voix.desk.webhook;

import fr.voix.base.load.Entrance;
import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.entry.BareForm;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import fr.voix.notice.webhook.AddResult;
import fr.voix.notice.webhook.ReceiverReader;
import fr.voix.notice.webhook.ReceiverUrl;
import fr.voix.notice.webhook.SigningSecret;
import fr.voix.notice.webhook.WebhookDraft;
import fr.voix.notice.webhook.WebhookService;
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
import jakarta.inject.Named;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Whom the service tells of what happens. */
@Controller
@BackOffice
class WebhookController {

    static final String PATH = "/moderation/webhooks";

    private static final String ENTRANCE = "back-office";
    private static final String ONE = PATH + "/{id}";
    private static final String PAUSE = ONE + "/pause";
    private static final String RESUMPTION = ONE + "/reprise";
    private static final String SECRET = ONE + "/secret";
    private static final String TRIAL = ONE + "/essai";
    private static final String RESENDING = ONE + "/renvoi";
    private static final String DELETION = ONE + "/suppression";

    private final WebhookService webhooks;
    private final ReceiverReader receivers;
    private final WebhookPageHandler printer;
    private final PageHandler pages;
    private final Entrance entrance;

    WebhookController(
            WebhookService webhooks,
            ReceiverReader receivers,
            WebhookPageHandler printer,
            PageHandler pages,
            @Named(ENTRANCE) Entrance entrance) {
        this.webhooks = webhooks;
        this.receivers = receivers;
        this.printer = printer;
        this.pages = pages;
        this.entrance = entrance;
    }

    @Get(uris = {PATH, Wording.ENGLISH + PATH})
    @Secured(Role.MAY_READ)
    @Through(ENTRANCE)
    HttpResponse<?> list(HttpRequest<?> request, Account account, @Nullable @QueryValue String fait) {
        var words = Wording.of(request.getPath());
        return pages.answer(HttpStatus.OK, "webhook/webhooks", printer.list(words, account, fait));
    }

    /** Not inside the entrance as a whole: asking where a name leads takes its time, and others come in meanwhile. */
    @Post(uris = {PATH, Wording.ENGLISH + PATH})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> add(HttpRequest<?> request, Account account, @Body WebhookForm form) {
        var reading = receivers.readAndLookUp(form.url());
        return entrance.pass(() -> add(Wording.of(request.getPath()), account, form, reading));
    }

    private HttpResponse<?> add(Wording words, Account account, WebhookForm form, ReceiverUrl.Reading reading) {
        var draft = WebhookDraft.read(form.description(), form.evenement(), form.seuils());
        var result = reading instanceof ReceiverUrl.Reading.Fit fit
                        && draft.flaws().isEmpty()
                ? webhooks.add(fit.url(), draft.draft(), account.actor())
                : new AddResult.Refused(
                        reading instanceof ReceiverUrl.Reading.Unfit unfit ? unfit.flaw() : null, draft.flaws());
        return switch (result) {
            case AddResult.Added added ->
                pages.answer(HttpStatus.OK, "webhook/webhooks", printer.added(words, account, added.secret()));
            case AddResult.Refused refused -> refused(words, account, form, flaws(words, refused));
            case AddResult.TooMany many ->
                refused(
                        words,
                        account,
                        form,
                        List.of(new WebhooksPage.Flaw("url", words.text("webhook.many", WebhookService.MOST))));
        };
    }

    private HttpResponse<?> refused(Wording words, Account account, WebhookForm form, List<WebhooksPage.Flaw> flaws) {
        return pages.answer(
                HttpStatus.UNPROCESSABLE_ENTITY, "webhook/webhooks", printer.refused(words, account, form, flaws));
    }

    private static List<WebhooksPage.Flaw> flaws(Wording words, AddResult.Refused refused) {
        var flaws = new ArrayList<WebhooksPage.Flaw>();
        if (refused.urlFlaw() != null) {
            flaws.add(new WebhooksPage.Flaw("url", words.text("webhook.flaw.url." + refused.urlFlaw())));
        }
        refused.flaws()
                .forEach(flaw -> flaws.add(new WebhooksPage.Flaw(
                        switch (flaw) {
                            case EVENTS -> "evenement";
                            case THRESHOLDS -> "seuils";
                            case DESCRIPTION -> "description";
                        },
                        words.text("webhook.flaw." + flaw))));
        return flaws;
    }

    @Get(uris = {ONE, Wording.ENGLISH + ONE})
    @Secured(Role.MAY_READ)
    @Through(ENTRANCE)
    HttpResponse<?> show(HttpRequest<?> request, Account account, int id, @Nullable @QueryValue String fait) {
        return one(Wording.of(request.getPath()), account, id, fait, null);
    }

    private HttpResponse<?> one(
            Wording words, Account account, int id, @Nullable String done, @Nullable SigningSecret secret) {
        return webhooks.find(id)
                .<HttpResponse<?>>map(row ->
                        pages.answer(HttpStatus.OK, "webhook/webhook", printer.one(words, account, row, done, secret)))
                .orElseGet(HttpResponse::notFound);
    }

    @Post(uris = {SECRET, Wording.ENGLISH + SECRET})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    @Through(ENTRANCE)
    HttpResponse<?> rotate(HttpRequest<?> request, Account account, int id, @Body BareForm form) {
        return webhooks.rotate(id, account.actor())
                .<HttpResponse<?>>map(secret -> one(Wording.of(request.getPath()), account, id, null, secret))
                .orElseGet(HttpResponse::notFound);
    }

    @Post(uris = {PAUSE, Wording.ENGLISH + PAUSE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    @Through(ENTRANCE)
    HttpResponse<?> pause(HttpRequest<?> request, Account account, int id, @Body BareForm form) {
        return change(request, account, id, "pause", () -> webhooks.pause(id, account.actor()));
    }

    @Post(uris = {RESUMPTION, Wording.ENGLISH + RESUMPTION})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    @Through(ENTRANCE)
    HttpResponse<?> resume(HttpRequest<?> request, Account account, int id, @Body BareForm form) {
        return change(request, account, id, "reprise", () -> webhooks.resume(id, account.actor()));
    }

    @Post(uris = {TRIAL, Wording.ENGLISH + TRIAL})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    @Through(ENTRANCE)
    HttpResponse<?> tryOut(HttpRequest<?> request, Account account, int id, @Body BareForm form) {
        return change(request, account, id, "essai", () -> webhooks.tryOut(id));
    }

    @Post(uris = {RESENDING, Wording.ENGLISH + RESENDING})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    @Through(ENTRANCE)
    HttpResponse<?> resend(HttpRequest<?> request, Account account, int id, @Body ResendForm form) {
        return change(request, account, id, "renvoi", () -> webhooks.resend(id, form.envoi(), account.actor()));
    }

    @Post(uris = {DELETION, Wording.ENGLISH + DELETION})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    @Through(ENTRANCE)
    HttpResponse<?> delete(HttpRequest<?> request, Account account, int id, @Body BareForm form) {
        return webhooks.delete(id, account.actor())
                ? HttpResponse.seeOther(URI.create(Wording.of(request.getPath()).link(PATH) + "?fait=suppression"))
                : HttpResponse.notFound();
    }

    private static HttpResponse<?> change(
            HttpRequest<?> request, Account account, int id, String what, BooleanSupplier change) {
        return change.getAsBoolean()
                ? HttpResponse.seeOther(
                        URI.create(Wording.of(request.getPath()).link(PATH) + "/" + id + "?fait=" + what))
                : HttpResponse.notFound();
    }
}
