package fr.voix.desk.webhook;

import fr.voix.base.audit.AuditContent;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.Wording;
import fr.voix.notice.webhook.DeliveryState;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes receivers and their messages ready to print. */
@Singleton
class WebhookPageHandler {

    /** What an address may say was done, as the end of the key of a text. */
    private static final Set<String> DONE = Set.of("pause", "reprise", "essai", "renvoi", "suppression");

    /** A query may follow the host at once. */
    private static final Pattern AFTER_HOST = Pattern.compile("^(https?://[^/?]*)[/?]");

    private static final String USUAL_THRESHOLDS = "1000, 10000, 100000";

    private final WebhookService webhooks;
    private final AuditService audit;

    WebhookPageHandler(WebhookService webhooks, AuditService audit) {
        this.webhooks = webhooks;
        this.audit = audit;
    }

    WebhooksPage list(Wording words, Account account, @Nullable String done) {
        return list(words, account, notice(words, done), null, emptyForm(words));
    }

    WebhooksPage added(Wording words, Account account, SigningSecret secret) {
        return list(words, account, null, secret(words, secret, "webhook.secret.first"), emptyForm(words));
    }

    WebhooksPage refused(Wording words, Account account, WebhookForm typed, List<WebhooksPage.Flaw> flaws) {
        return list(words, account, null, null, form(words, typed, flaws));
    }

    private WebhooksPage list(
            Wording words,
            Account account,
            @Nullable String notice,
            @Nullable WebhooksPage.Secret secret,
            WebhooksPage.Form form) {
        return new WebhooksPage(
                account.frame(words, words.text("webhook.title"), WebhookController.PATH),
                notice,
                secret,
                account.mayModerate() ? form : null,
                webhooks.list().stream().map(row -> item(words, account, row)).toList());
    }

    private static WebhooksPage.Form emptyForm(Wording words) {
        var all = EventType.offered().stream().map(EventType::key).toList();
        return form(words, new WebhookForm("", "", all, USUAL_THRESHOLDS, null), List.of());
    }

    private static WebhooksPage.Form form(Wording words, WebhookForm typed, List<WebhooksPage.Flaw> flaws) {
        return new WebhooksPage.Form(
                typed.url(),
                typed.description(),
                typed.seuils(),
                EventType.offered().stream()
                        .map(type -> new WebhooksPage.Option(
                                type.key(),
                                words.text("webhook.event." + type.key()),
                                type.key(),
                                typed.evenement().contains(type.key())))
                        .toList(),
                flaws);
    }

    private static WebhooksPage.Item item(Wording words, Account account, Webhook row) {
        var url = url(account, row);
        return new WebhooksPage.Item(
                words.link(WebhookController.PATH + "/" + row.webhookId()),
                row.description().isEmpty() ? url : row.description(),
                row.description().isEmpty() ? null : url,
                words.text("webhook.state." + row.state()),
                events(words, row),
                last(words, row),
                row.failed() == 0 ? null : words.text("webhook.failed", row.failed()));
    }

    /** All of it for those who may change it; for others without what may be a secret. */
    private static String url(Account account, Webhook row) {
        if (account.mayModerate()) {
            return row.url();
        }
        var rest = AFTER_HOST.matcher(row.url());
        return rest.find() ? row.url().substring(0, rest.end(1)) + "/…" : row.url();
    }

    private static String events(Wording words, Webhook row) {
        return Arrays.stream(row.events())
                .map(key -> words.text("webhook.event." + key).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String last(Wording words, Webhook row) {
        return row.lastAt() == null
                ? words.text("webhook.last.none")
                : words.text("webhook.last", words.moment(row.lastAt()), result(words, row));
    }

    private static String lastTried(Wording words, Webhook row) {
        return row.lastAt() == null
                ? words.text("webhook.never")
                : words.text("webhook.tried", words.moment(row.lastAt()), result(words, row));
    }

    private static String result(Wording words, Webhook row) {
        return result(words, row.lastStatus(), row.lastFailure());
    }

    private static String result(Wording words, @Nullable Integer status, @Nullable String failure) {
        return failure != null
                ? words.text("webhook.failure." + failure)
                : words.text("webhook.answer", Integer.toString(status));
    }

    WebhookPage one(
            Wording words, Account account, Webhook row, @Nullable String done, @Nullable SigningSecret secret) {
        var path = WebhookController.PATH + "/" + row.webhookId();
        var name = row.description().isEmpty() ? words.text("webhook.one", row.webhookId()) : row.description();
        return new WebhookPage(
                account.frame(words, name, path),
                words.link(path),
                notice(words, done),
                secret == null ? null : secret(words, secret, "webhook.secret.next"),
                facts(words, account, row),
                account.mayModerate(),
                row.state().equals(WebhookState.ACTIVE.name()),
                row.failed(),
                webhooks.deliveries(row.webhookId()).stream()
                        .map(delivery -> delivery(words, delivery))
                        .toList(),
                audit.of(WebhookService.subject(row.webhookId())).stream()
                        .map(AuditEntry::content)
                        .map(content -> act(words, content))
                        .toList());
    }

    private static List<WebhookPage.Fact> facts(Wording words, Account account, Webhook row) {
        var facts = new ArrayList<WebhookPage.Fact>();
        facts.add(fact(words, "url", url(account, row)));
        facts.add(fact(words, "state", words.text("webhook.state." + row.state())));
        facts.add(fact(words, "events", events(words, row)));
        if (row.thresholds().length > 0) {
            facts.add(fact(
                    words,
                    "thresholds",
                    Arrays.stream(row.thresholds()).map(words::number).collect(Collectors.joining(" · "))));
        }
        facts.add(fact(words, "last", lastTried(words, row)));
        if (row.failingSince() != null) {
            facts.add(fact(words, "failing", words.moment(row.failingSince())));
        }
        if (row.formerUntil() != null) {
            facts.add(fact(words, "former", words.text("webhook.former.until", words.moment(row.formerUntil()))));
        }
        facts.add(fact(words, "made", words.text("webhook.made.by", row.maker(), words.moment(row.createdAt()))));
        return facts;
    }

    private static WebhookPage.Fact fact(Wording words, String key, String value) {
        return new WebhookPage.Fact(words.text("webhook.fact." + key), value);
    }

    private static WebhookPage.Delivery delivery(Wording words, ShownDelivery row) {
        var uid = row.scrutinUid();
        boolean isTried = row.triedAt() != null;
        boolean isDone =
                row.state().equals(DeliveryState.FAILED.name()) || row.state().equals(DeliveryState.SENT.name());
        return new WebhookPage.Delivery(
                words.text("webhook.event." + row.type()),
                uid == null ? null : row.numero() == null ? uid : row.numero(),
                uid == null ? null : words.link("/moderation/scrutins/" + uid + "/decisions"),
                row.eventId(),
                words.moment(row.createdAt()),
                state(words, row),
                isTried
                        ? words.text(
                                "webhook.tried",
                                words.moment(row.triedAt()),
                                result(words, row.status(), row.failure()))
                        : null,
                isDone ? row.deliveryId() : null);
    }

    private static String state(Wording words, ShownDelivery row) {
        var state = words.text("webhook.delivery." + row.state());
        if (row.state().equals(DeliveryState.WAITING.name()) && row.attempts() > 0) {
            return words.text("webhook.delivery.again", row.attempts(), words.moment(row.nextAt()));
        }
        return row.attempts() > 1 ? words.text("webhook.delivery.attempts", state, row.attempts()) : state;
    }

    private static String act(Wording words, AuditContent content) {
        var role = words.text("webhook.actor." + content.actor().role());
        return words.text("webhook.act", words.moment(content.at()), role, words.text("webhook.act." + content.act()));
    }

    @Nullable
    private static String notice(Wording words, @Nullable String done) {
        return done != null && DONE.contains(done) ? words.text("webhook.done." + done) : null;
    }

    private static WebhooksPage.Secret secret(Wording words, SigningSecret secret, String explanation) {
        return new WebhooksPage.Secret(secret.text(), words.text(explanation));
    }
}
