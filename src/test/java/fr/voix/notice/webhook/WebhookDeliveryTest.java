package fr.voix.notice.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.voix.Fixtures;
import fr.voix.Npm;
import fr.voix.ShiftedClock;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.delivery.Delivery.Attempt;
import fr.voix.base.delivery.DeliveryState;
import fr.voix.notice.webhook.MisbehavingReceiver.Received;
import fr.voix.notice.webhook.Outcome.CallFailure;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.context.annotation.Property;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How messages come to receivers, whatever those do and whoever is stopped. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "test.planted-names", value = "true")
@Property(name = "voix.webhooks.trial-networks", value = MisbehavingReceiver.ADDRESS)
@Property(name = "voix.webhooks.answer-within", value = "30s")
class WebhookDeliveryTest {

    @Inject
    WebhookFixture hooks;

    @Inject
    WebhookService webhooks;

    @Inject
    DeliveryWriter writer;

    @Inject
    ScrutinClosing closures;

    @Inject
    WebhookDelivery deliveries;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    AuditService audit;

    @Inject
    ObjectMapper json;

    @Inject
    ShiftedClock clock;

    private MisbehavingReceiver receiver;
    private Actor nadia;

    @BeforeEach
    void nobodyElseIsTold() {
        receiver = hooks.begin();
        nadia = hooks.aModerator();
    }

    @AfterEach
    void close() {
        hooks.close();
    }

    @Test
    void another_programme_of_another_author_believes_the_signature_and_no_other() throws Exception {
        var first = hooks.add(receiver);
        var npm = Npm.with("standardwebhooks", "standardwebhooks@1.1.1");
        webhooks.tryOut(first.webhookId(), EventType.ESSAI);
        hooks.send();
        var second = webhooks.rotate(first.webhookId(), nadia).orElseThrow();
        webhooks.tryOut(first.webhookId(), EventType.ESSAI);
        hooks.send();
        clock.advance(WebhookService.OVERLAP);
        webhooks.tryOut(first.webhookId(), EventType.ESSAI);
        hooks.send();
        var script = """
                import { Webhook } from "standardwebhooks";
                import { readFileSync } from "node:fs";
                const told = JSON.parse(readFileSync(0, "utf8"));
                const verdicts = told.messages.map(({ headers, body }) => told.secrets.map((secret) => {
                    // the clock of the test runs ahead
                    Date.now = () => Number(headers["webhook-timestamp"]) * 1000;
                    try {
                        return new Webhook(secret).verify(body, headers).type;
                    } catch (e) {
                        return e.message;
                    }
                }).concat((() => {
                    try {
                        return new Webhook(told.secrets[0]).verify(body.replace("essai", "autre"), headers).type;
                    } catch (e) {
                        return e.constructor.name;
                    }
                })()));
                console.log(JSON.stringify(verdicts));
                """;
        var messages = receiver.requests().stream()
                .map(request -> Map.of("headers", request.headers(), "body", request.body()))
                .toList();
        var answer = npm.module(
                script,
                json.writeValueAsString(
                        Map.of("secrets", List.of(first.secret().text(), second.text()), "messages", messages)));

        var no = "\"No matching signature found\"";
        assertThat(answer.strip())
                .isEqualTo("[[\"essai\"," + no + ",\"WebhookVerificationError\"],"
                        + "[\"essai\",\"essai\",\"WebhookVerificationError\"],"
                        + "[" + no + ",\"essai\",\"WebhookVerificationError\"]]");
    }

    @Test
    void a_secret_is_stored_sealed_and_gone_once_the_webhook_is_deleted() {
        var made = hooks.add(receiver);
        var stored = sql.text("select encode(secret, 'hex') from webhook");

        assertThat(stored)
                .doesNotContain(java.util.HexFormat.of().formatHex(made.secret().key()));
        webhooks.delete(made.webhookId(), nadia);
        assertThat(sql.text("select concat(state, length(secret), url) from webhook"))
                .isEqualTo("DELETED0https://hook.example");
        assertThat(webhooks.find(made.webhookId())).isEmpty();
        deliveries.purge();
        assertThat(sql.number("select count(*) from webhook")).isZero();
        assertThat(audit.of(WebhookService.subject(made.webhookId())))
                .extracting(entry -> entry.content().act())
                .containsExactly("webhook-delete", "webhook-add");
    }

    @Test
    void what_fails_is_tried_again_with_the_same_id_and_the_same_bytes() throws Exception {
        int id = hooks.add(receiver).webhookId();
        fixtures.aClosedScrutin();
        receiver.behave(MisbehavingReceiver.status(503));
        hooks.send();
        hooks.send();
        assertThat(receiver.requests()).as("not before a minute is over").hasSize(1);
        assertThat(webhooks.find(id).orElseThrow().failingSince()).isNotNull();
        receiver.behave(MisbehavingReceiver.redirect("https://hook.example/elsewhere"));
        clock.advance(Duration.ofSeconds(90));
        hooks.send();
        receiver.behave(MisbehavingReceiver.status(200));
        clock.advance(Duration.ofMinutes(7));
        hooks.send();

        assertThat(receiver.requests()).hasSize(3);
        assertThat(new HashSet<>(
                        receiver.requests().stream().map(Received::body).toList()))
                .hasSize(1);
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("webhook-id"))
                .containsOnly(
                        (String) hooks.body(receiver.requests().getFirst()).get("id"));
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("webhook-timestamp"))
                .doesNotHaveDuplicates();
        var row = webhooks.deliveries(id).getFirst();
        assertThat(row.state() + row.attempts() + row.status()).isEqualTo("SENT3200");
        assertThat(webhooks.find(id).orElseThrow().failingSince()).isNull();
    }

    @Test
    void after_eight_times_in_two_days_it_is_given_up_the_webhook_stopped_and_both_can_be_taken_up_again()
            throws Exception {
        int id = hooks.add(receiver).webhookId();
        fixtures.aClosedScrutin();
        receiver.behave(MisbehavingReceiver.goodbye());
        hooks.send();
        for (var pause : WebhookDelivery.RETRIES.pauses()) {
            clock.advance(pause.plus(pause.dividedBy(5)));
            hooks.send();
        }
        assertThat(receiver.connections()).isEqualTo(8);
        assertThat(hooks.count(DeliveryState.FAILED)).isEqualTo(1);
        assertThat(webhooks.find(id).orElseThrow().state()).isEqualTo("DISABLED");
        var last = audit.of(WebhookService.subject(id)).getFirst().content();
        assertThat(last.act() + last.actor().role() + last.after()).contains("webhook-disable", "SERVICE", "failing");
        fixtures.aClosedScrutin();
        assertThat(sql.number("select count(*) from webhook_delivery"))
                .as("nothing more is noted")
                .isEqualTo(1);

        receiver.behave(MisbehavingReceiver.status(204));
        webhooks.resume(id, nadia);
        webhooks.resend(id, null, nadia);
        hooks.send();
        assertThat(receiver.connections()).isEqualTo(9);
        assertThat(hooks.count(DeliveryState.SENT)).isEqualTo(1);
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("webhook-id"))
                .hasSize(9)
                .containsOnly(receiver.requests().getFirst().headers().get("webhook-id"));
    }

    @Test
    void a_receiver_that_is_gone_is_called_no_more() throws Exception {
        int id = hooks.add(receiver).webhookId();
        fixtures.aClosedScrutin();
        fixtures.aClosedScrutin();
        receiver.behave(MisbehavingReceiver.status(410));
        hooks.send();
        clock.advance(Duration.ofDays(1));
        hooks.send();

        assertThat(receiver.connections()).isEqualTo(1);
        assertThat(webhooks.find(id).orElseThrow().state()).isEqualTo("DISABLED");
        assertThat(audit.of(WebhookService.subject(id)).getFirst().content().after())
                .contains("gone");
    }

    @Test
    void whoever_is_stopped_between_taking_and_noting_a_message_has_lost_nothing() throws Exception {
        hooks.add(receiver);
        fixtures.aClosedScrutin();
        clock.advance(Duration.ofSeconds(2));
        var lost = deliveries.claim(10, Set.of()).getFirst();
        var message = deliveries.next(lost).orElseThrow();
        hooks.send();
        assertThat(receiver.connections()).as("somebody else is at it").isZero();

        clock.advance(WebhookDelivery.LEASE);
        hooks.send();
        assertThat(receiver.requests())
                .hasSize(1)
                .first()
                .extracting(r -> r.headers().get("webhook-id"))
                .isEqualTo(message.eventId());
        // the one that was taken for dead wakes up: what it notes is too late, and changes nothing
        deliveries.settle(lost, message, new Attempt<>(DeliveryState.WAITING, Outcome.failed(CallFailure.TIMEOUT)));
        assertThat(deliveries.renew(lost)).isEmpty();
        assertThat(hooks.count(DeliveryState.SENT)).isEqualTo(1);
    }

    @Test
    void a_slow_receiver_holds_up_nobody_else_and_many_behind_one_name_have_a_few_calls() throws Exception {
        var slow = hooks.aReceiver("slow.example").behave(MisbehavingReceiver.silence());
        for (int i = 0; i < 9; i++) {
            hooks.add(slow, "slow.example", List.of("scrutin.clos"), "");
        }
        hooks.add(receiver);
        fixtures.aClosedScrutin();
        fixtures.aClosedScrutin();
        clock.advance(Duration.ofSeconds(2));
        var begun = new ArrayList<Future<?>>(writer.begin());
        // none of the slow calls has ended: they have longer
        for (int i = 0; i < 400 && (receiver.connections() < 2 || slow.connections() < 4); i++) {
            Thread.sleep(50);
            begun.addAll(writer.begin());
        }
        assertThat(receiver.connections()).isEqualTo(2);
        assertThat(begun).as("four of one name, and the other").hasSize(5);
        slow.close();
        for (var one : begun) {
            one.get();
        }
        assertThat(slow.connections()).isEqualTo(4);
        assertThat(hooks.count(DeliveryState.SENT)).isEqualTo(2);
    }

    @Test
    void of_several_instances_one_takes_a_receiver() throws Exception {
        for (int i = 0; i < 20; i++) {
            hooks.add(receiver);
        }
        fixtures.aClosedScrutin();
        clock.advance(Duration.ofSeconds(2));
        List<Callable<List<ClaimRow>>> instances = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            instances.add(() -> deliveries.claim(20, Set.of()));
        }
        var taken = new ArrayList<Integer>();
        try (var executor = Executors.newFixedThreadPool(4)) {
            for (var one : executor.invokeAll(instances)) {
                one.get().forEach(claim -> taken.add(claim.webhookId()));
            }
        }
        deliveries.claim(20, Set.of()).forEach(claim -> taken.add(claim.webhookId()));
        assertThat(taken).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void a_paused_webhook_hears_nothing_of_the_meantime_and_old_messages_are_forgotten() throws Exception {
        int id = hooks.add(receiver).webhookId();
        fixtures.aClosedScrutin();
        webhooks.pause(id, nadia);
        fixtures.aClosedScrutin();
        hooks.send();
        assertThat(receiver.connections()).isZero();
        webhooks.resume(id, nadia);
        hooks.send();
        assertThat(receiver.connections()).isEqualTo(1);

        clock.advance(WebhookDelivery.KEPT);
        fixtures.aClosedScrutin();
        assertThat(deliveries.purge()).isEqualTo(1);
        assertThat(sql.number("select count(*) from webhook_event")).isEqualTo(1);
    }

    @Test
    void what_arrived_can_be_sent_again_under_its_name() throws Exception {
        int id = hooks.add(receiver).webhookId();
        fixtures.aClosedScrutin();
        hooks.send();
        var arrived = webhooks.deliveries(id).getFirst();
        assertThat(arrived.state()).isEqualTo("SENT");
        assertThat(webhooks.resend(id, null, nadia)).isTrue();
        hooks.send();
        assertThat(receiver.requests()).as("nothing was given up").hasSize(1);

        webhooks.resend(id, arrived.deliveryId(), nadia);
        hooks.send();
        assertThat(receiver.requests()).hasSize(2);
        assertThat(receiver.requests().getLast().body())
                .isEqualTo(receiver.requests().getFirst().body());
        assertThat(receiver.requests().getLast().headers()).containsEntry("webhook-id", arrived.eventId());
        assertThat(audit.of(WebhookService.subject(id)))
                .extracting(entry -> entry.content().act())
                .containsExactly("webhook-resend", "webhook-add");
    }

    @Test
    void what_the_former_address_answers_too_late_does_not_count_against_the_new_one() throws Exception {
        int id =
                hooks.add(receiver, "hook.example", List.of("scrutin.clos"), "").webhookId();
        fixtures.aClosedScrutin();
        clock.advance(Duration.ofSeconds(2));
        var claim = deliveries.claim(10, Set.of()).getFirst();
        var message = deliveries.next(claim).orElseThrow();
        var other = hooks.aReceiver("autre.example");
        var wanted = WebhookFixture.draft(List.of("scrutin.clos"), "");
        webhooks.edit(id, hooks.url(other, "autre.example"), wanted, nadia);
        deliveries.settle(claim, message, new Attempt<>(DeliveryState.WAITING, Outcome.failed(CallFailure.TIMEOUT)));
        deliveries.settle(claim, message, new Attempt<>(DeliveryState.FAILED, Outcome.answered(410)));

        var moved = webhooks.find(id).orElseThrow();
        assertThat(moved.state()).isEqualTo("ACTIVE");
        assertThat(moved.failingSince()).isNull();
        assertThat(webhooks.deliveries(id).getFirst().attempts()).isZero();
        deliveries.release(claim, null);
        hooks.send();
        assertThat(other.requests()).hasSize(1);
    }

    @Test
    void a_receiver_that_is_changed_keeps_its_secret_and_its_messages() throws Exception {
        var made = hooks.add(receiver, "hook.example", List.of("scrutin.clos"), "");
        fixtures.aClosedScrutin();
        receiver.behave(MisbehavingReceiver.status(503));
        hooks.send();
        var other = hooks.aReceiver("autre.example");
        var wanted = WebhookFixture.draft(List.of("scrutin.rouvert"), "");
        assertThat(webhooks.edit(made.webhookId(), hooks.url(other, "autre.example"), wanted, nadia))
                .isTrue();
        assertThat(webhooks.find(made.webhookId()).orElseThrow().failingSince()).isNull();
        // not the minute after a failure
        clock.advance(WebhookDelivery.REST);
        hooks.send();

        assertThat(receiver.requests()).hasSize(1);
        assertThat(webhooks.deliveries(made.webhookId()).getFirst().attempts()).isEqualTo(1);
        var moved = other.requests().getFirst();
        var id = receiver.requests().getFirst().headers().get("webhook-id");
        var at = Instant.ofEpochSecond(Long.parseLong(moved.headers().get("webhook-timestamp")));
        assertThat(moved.headers())
                .as("what waited, under its name and the first secret")
                .containsEntry("webhook-id", id)
                .containsEntry("webhook-signature", made.secret().sign(id, at, moved.body()));

        var closed = fixtures.aClosedScrutin();
        closures.reopen(closed.uid());
        hooks.send();
        assertThat(hooks.toldTypes(other)).containsExactly("scrutin.clos", "scrutin.rouvert");
        assertThat(webhooks.deliveries(made.webhookId())).hasSize(2);
        assertThat(audit.of(WebhookService.subject(made.webhookId())))
                .extracting(entry -> entry.content().act())
                .containsExactly("webhook-edit", "webhook-add");
        var edit = audit.of(WebhookService.subject(made.webhookId())).getFirst().content();
        assertThat(edit.before()).contains("hook.example", "scrutin.clos").doesNotContain("/voix");
        assertThat(edit.after())
                .contains("autre.example", "scrutin.rouvert", "\"changed\"")
                .doesNotContain("/voix");
        webhooks.edit(made.webhookId(), hooks.url(other, "autre.example"), wanted, nadia);
        assertThat(audit.of(WebhookService.subject(made.webhookId()))
                        .getFirst()
                        .content()
                        .after())
                .contains("\"kept\"");
        assertThat(webhooks.edit(999_999_999, hooks.url(other, "autre.example"), wanted, nadia))
                .isFalse();
    }
}
