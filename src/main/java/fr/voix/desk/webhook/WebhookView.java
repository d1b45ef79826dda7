package fr.voix.desk.webhook;

import fr.voix.base.audit.AuditContent;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.delivery.DeliveryState;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.webhook.WebhookController.WebhookForm;
import fr.voix.notice.webhook.EventType;
import fr.voix.notice.webhook.ShownDelivery;
import fr.voix.notice.webhook.SigningSecret;
import fr.voix.notice.webhook.Webhook;
import fr.voix.notice.webhook.WebhookService;
import fr.voix.notice.webhook.WebhookState;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes receivers and their messages ready to print. */
@Singleton
record WebhookView(WebhookService webhooks, ModeratorService moderators, AuditService audit) {

    /** A query may follow the host at once. */
    private static final Pattern AFTER_HOST = Pattern.compile("^(https?://[^/?]*)[/?]");

    private static final String USUAL_THRESHOLDS = "1000, 10000, 100000";

    WebhooksPage list(Messages words, Account account, @Nullable String done) {
        return list(words, account, DeskView.done(words, "webhook.done.", done), null, emptyForm(words));
    }

    WebhooksPage added(Messages words, Account account, SigningSecret secret) {
        return list(words, account, null, secret(words, secret, "webhook.secret.first"), emptyForm(words));
    }

    WebhooksPage refused(Messages words, Account account, WebhookForm typed, List<WebhooksPage.Flaw> flaws) {
        return list(words, account, null, null, addForm(words, typed, flaws));
    }

    private WebhooksPage list(
            Messages words,
            Account account,
            @Nullable String notice,
            @Nullable WebhooksPage.Secret secret,
            WebhooksPage.Form form) {
        return new WebhooksPage(
                account.frame(words, words.t("webhook.title"), DeskAreas.WEBHOOKS),
                notice,
                secret,
                account.mayModerate() ? form : null,
                webhooks.list().stream().map(row -> item(words, account, row)).toList());
    }

    private static WebhooksPage.Form emptyForm(Messages words) {
        var all = EventType.offered().stream().map(EventType::key).toList();
        return addForm(words, new WebhookForm("", "", all, USUAL_THRESHOLDS, null), List.of());
    }

    private static WebhooksPage.Form addForm(Messages words, WebhookForm typed, List<WebhooksPage.Flaw> flaws) {
        return form(words, DeskAreas.WEBHOOKS, "webhook.add.button", typed, flaws);
    }

    private static WebhooksPage.Form editForm(
            Messages words, Webhook row, WebhookForm typed, List<WebhooksPage.Flaw> flaws) {
        return form(words, path(row) + "/modification", "webhook.edit.button", typed, flaws);
    }

    private static WebhooksPage.Form form(
            Messages words, String path, String button, WebhookForm typed, List<WebhooksPage.Flaw> flaws) {
        return new WebhooksPage.Form(
                words.link(path),
                words.t(button),
                typed.url(),
                typed.description(),
                typed.seuils(),
                EventType.offered().stream()
                        .map(type -> option(words, type, typed.evenement().contains(type.key())))
                        .toList(),
                flaws);
    }

    private static WebhooksPage.Option option(Messages words, EventType type, boolean isChosen) {
        return new WebhooksPage.Option(type.key(), words.t("webhook.event." + type.key()), isChosen);
    }

    private static String path(Webhook row) {
        return DeskAreas.WEBHOOKS + "/" + row.webhookId();
    }

    private static WebhooksPage.Item item(Messages words, Account account, Webhook row) {
        var url = url(account, row);
        return new WebhooksPage.Item(
                words.link(path(row)),
                row.description().isEmpty() ? url : row.description(),
                row.description().isEmpty() ? null : url,
                words.t("webhook.state." + row.state()),
                events(words, row),
                last(words, row),
                row.failed() == 0 ? null : words.t("webhook.failed", row.failed()));
    }

    /** All of it for those who may change it; for others without what may be a secret. */
    private static String url(Account account, Webhook row) {
        if (account.mayModerate()) {
            return row.url();
        }
        var rest = AFTER_HOST.matcher(row.url());
        return rest.find() ? row.url().substring(0, rest.end(1)) + "/…" : row.url();
    }

    private static String events(Messages words, Webhook row) {
        return Arrays.stream(row.events())
                .map(key -> words.t("webhook.event." + key).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String last(Messages words, Webhook row) {
        return row.lastAt() == null
                ? words.t("webhook.last.none")
                : words.t("webhook.last", words.stamp(row.lastAt()), result(words, row));
    }

    private static String lastTried(Messages words, Webhook row) {
        return row.lastAt() == null
                ? words.t("webhook.never")
                : words.t("webhook.tried", words.stamp(row.lastAt()), result(words, row));
    }

    private static String result(Messages words, Webhook row) {
        return result(words, row.lastStatus(), row.lastFailure());
    }

    private static String result(Messages words, @Nullable Integer status, @Nullable String failure) {
        return failure != null
                ? words.t("webhook.failure." + failure)
                : words.t("webhook.answer", Integer.toString(status));
    }

    WebhookPage one(
            Messages words, Account account, Webhook row, @Nullable String done, @Nullable SigningSecret secret) {
        var thresholds = Arrays.stream(row.thresholds()).map(String::valueOf).collect(Collectors.joining(", "));
        var stored = new WebhookForm(row.url(), row.description(), List.of(row.events()), thresholds, null);
        return one(words, account, row, done, secret, editForm(words, row, stored, List.of()));
    }

    WebhookPage refused(
            Messages words, Account account, Webhook row, WebhookForm typed, List<WebhooksPage.Flaw> flaws) {
        return one(words, account, row, null, null, editForm(words, row, typed, flaws));
    }

    private WebhookPage one(
            Messages words,
            Account account,
            Webhook row,
            @Nullable String done,
            @Nullable SigningSecret secret,
            WebhooksPage.Form form) {
        var path = path(row);
        var name = row.description().isEmpty() ? words.t("webhook.one", row.webhookId()) : row.description();
        return new WebhookPage(
                account.frame(words, name, path),
                words.link(path),
                DeskView.done(words, "webhook.done.", done),
                secret == null ? null : secret(words, secret, "webhook.secret.next"),
                facts(words, account, row),
                account.mayModerate(),
                row.state().equals(WebhookState.ACTIVE.name()),
                form,
                Arrays.stream(EventType.values())
                        .map(type -> option(words, type, false))
                        .toList(),
                row.failed(),
                webhooks.deliveries(row.webhookId()).stream()
                        .map(delivery -> delivery(words, delivery))
                        .toList(),
                audit.of(WebhookService.subject(row.webhookId())).stream()
                        .map(AuditEntry::content)
                        .map(content -> act(words, content))
                        .toList());
    }

    private List<WebhookPage.Fact> facts(Messages words, Account account, Webhook row) {
        var facts = new ArrayList<WebhookPage.Fact>();
        facts.add(fact(words, "url", url(account, row)));
        facts.add(fact(words, "state", words.t("webhook.state." + row.state())));
        facts.add(fact(words, "events", events(words, row)));
        if (row.thresholds().length > 0) {
            facts.add(fact(
                    words,
                    "thresholds",
                    Arrays.stream(row.thresholds()).map(words::number).collect(Collectors.joining(" · "))));
        }
        facts.add(fact(words, "last", lastTried(words, row)));
        if (row.failingSince() != null) {
            facts.add(fact(words, "failing", words.stamp(row.failingSince())));
        }
        if (row.formerUntil() != null) {
            facts.add(fact(words, "former", words.t("webhook.former.until", words.stamp(row.formerUntil()))));
        }
        var maker = moderators.mailsOf(List.of(row.createdBy())).get(row.createdBy());
        facts.add(fact(words, "made", words.t("webhook.made.by", maker, words.stamp(row.createdAt()))));
        return facts;
    }

    private static WebhookPage.Fact fact(Messages words, String key, String value) {
        return new WebhookPage.Fact(words.t("webhook.fact." + key), value);
    }

    private static WebhookPage.Delivery delivery(Messages words, ShownDelivery row) {
        var uid = row.scrutinUid();
        boolean isTried = row.triedAt() != null;
        boolean isDone =
                row.state().equals(DeliveryState.FAILED.name()) || row.state().equals(DeliveryState.SENT.name());
        var event = words.t("webhook.event." + row.type());
        boolean isOfKind = row.isTrial() && !row.type().equals(EventType.ESSAI.key());
        return new WebhookPage.Delivery(
                isOfKind ? words.t("webhook.trial.of", event) : event,
                subject(words, row),
                row.petitionId() != null
                        ? words.link(DeskAreas.PETITIONS + "/" + row.petitionId())
                        : uid == null ? null : words.link(Addresses.decisions(Subject.scrutin(uid))),
                row.eventId(),
                words.stamp(row.createdAt()),
                state(words, row),
                isTried
                        ? words.t(
                                "webhook.tried", words.stamp(row.triedAt()), result(words, row.status(), row.failure()))
                        : null,
                isDone ? row.deliveryId() : null);
    }

    @Nullable
    private static String subject(Messages words, ShownDelivery row) {
        if (row.petitionId() != null) {
            return words.t("petitiondesk.number", row.petitionId().toString());
        }
        return row.numero() == null ? row.scrutinUid() : row.numero();
    }

    private static String state(Messages words, ShownDelivery row) {
        var state = words.t("webhook.delivery." + row.state());
        if (row.state().equals(DeliveryState.WAITING.name()) && row.attempts() > 0) {
            return words.t("webhook.delivery.again", row.attempts(), words.stamp(row.nextAt()));
        }
        return row.attempts() > 1 ? words.t("webhook.delivery.attempts", state, row.attempts()) : state;
    }

    private static String act(Messages words, AuditContent content) {
        var role = words.t("webhook.actor." + content.actor().role());
        return words.t("webhook.act", words.stamp(content.at()), role, words.t("webhook.act." + content.act()));
    }

    private static WebhooksPage.Secret secret(Messages words, SigningSecret secret, String explanation) {
        return new WebhooksPage.Secret(secret.text(), words.t(explanation));
    }
}
