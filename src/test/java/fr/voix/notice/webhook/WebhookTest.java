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
import fr.voix.notice.webhook.WebhookService.AddResult;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.theme.theme.FilingUndo;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ToldFilings;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import fr.voix.urn.tally.TallyService;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScheduledAct;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.context.annotation.Property;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
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

/** From what happens to the receiver, over a real socket. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "test.planted-names", value = "true")
@Property(name = "voix.webhooks.trial-networks", value = MisbehavingReceiver.ADDRESS)
@Property(name = "voix.webhooks.answer-within", value = "2s")
class WebhookTest {

    private static final List<String> ALL =
            EventType.offered().stream().map(EventType::key).toList();

    @Inject
    WebhookService webhooks;

    @Inject
    ReceiverReader receivers;

    @Inject
    DeliveryWriter writer;

    @Inject
    WebhookDelivery deliveries;

    @Inject
    ThresholdWatch thresholds;

    @Inject
    PlantedNames names;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    ScrutinClosing closures;

    @Inject
    PetitionFixture petitions;

    @Inject
    PetitionService acts;

    @Inject
    ScrutinScheduling schedules;

    @Inject
    ScrutinHiding hidings;

    @Inject
    ThemeService themes;

    @Inject
    FilingUndo restores;

    @Inject
    ToldFilings filings;

    @Inject
    TallyService tallies;

    @Inject
    UrnPublishing publications;

    @Inject
    UrnStopping stops;

    @Inject
    AuditService audit;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    ObjectMapper json;

    @Inject
    ShiftedClock clock;

    private final List<MisbehavingReceiver> opened = new ArrayList<>();
    private MisbehavingReceiver receiver;
    private Actor nadia;

    @BeforeEach
    void nobodyElseIsTold() {
        sql.run("truncate webhook cascade");
        sql.run("truncate webhook_event cascade");
        receiver = aReceiver("hook.example");
        nadia = fixtures.aModerator();
    }

    @AfterEach
    void close() {
        opened.forEach(MisbehavingReceiver::close);
        opened.clear();
    }

    private MisbehavingReceiver aReceiver(String host) {
        names.plant(host, MisbehavingReceiver.ADDRESS);
        var made = MisbehavingReceiver.start();
        opened.add(made);
        return made;
    }

    private AddResult.Added add(MisbehavingReceiver to, String host, List<String> events, String steps) {
        var url = (ReceiverUrl.Reading.Fit) receivers.readAndLookUp("http://" + host + ":" + to.port() + "/voix");
        var draft = WebhookDraft.read("", events, steps);
        assertThat(draft.flaws()).isEmpty();
        return (AddResult.Added) webhooks.add(url.url(), draft.draft(), nadia);
    }

    private AddResult.Added add() {
        return add(receiver, "hook.example", ALL, "5, 8");
    }

    /** What the job does, until nothing is due. */
    private void send() throws Exception {
        clock.advance(Duration.ofSeconds(2));
        for (var begun = writer.begin(); !begun.isEmpty(); begun = writer.begin()) {
            for (Future<?> one : begun) {
                one.get();
            }
        }
    }

    private Map<String, Object> body(Received request) throws Exception {
        return json.readValue(request.body(), io.micronaut.core.type.Argument.mapOf(String.class, Object.class));
    }

    private List<Object> toldTypes() throws Exception {
        var types = new ArrayList<>();
        for (var request : receiver.requests()) {
            types.add(body(request).get("type"));
        }
        return types;
    }

    private long count(DeliveryState state) {
        return sql.number("select count(*) from webhook_delivery where state = ?", state.name());
    }

    @Test
    void a_closing_and_a_reopening_are_told_with_the_tally_of_that_moment() throws Exception {
        add();
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        tallies.find(scrutin.uid());
        closures.close(scrutin.uid());
        assertThat(sql.text("select next_at - created_at from webhook_delivery"))
                .as("not before it is published")
                .isEqualTo("00:00:01");
        send();
        closures.reopen(scrutin.uid());
        ballots.cast(scrutin, 1);
        send();

        assertThat(toldTypes()).containsExactly("scrutin.clos", "scrutin.rouvert");
        var closed = body(receiver.requests().getFirst());
        assertThat(closed)
                .contains(entry("version", 1), entry("scrutin", scrutin.uid()))
                .doesNotContainKeys("themes", "threshold");
        assertThat((String) closed.get("id"))
                .isEqualTo(receiver.requests().getFirst().headers().get("webhook-id"));
        assertThat((String) closed.get("page"))
                .endsWith("/scrutins/" + scrutin.uid())
                .startsWith("http");
        assertThat(closed.get("caution").toString()).contains("pas un sondage", "not a poll");
        // three ballots between the question and the closing counts
        assertThat(closed.get("tally"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .contains(entry("total", 3), entry("size", 5), entry("state", "closed"), entry("at", closed.get("at")))
                .containsKey("root")
                .doesNotContainKey("caution");
        assertThat(body(receiver.requests().getLast()).get("tally").toString())
                .contains("state=open", "size=6", "total=3");
    }

    @Test
    void a_petition_is_told_with_its_signatures_and_nothing_once_it_is_hidden() throws Exception {
        var types = List.of("petition.publiee", "petition.close");
        add(receiver, "hook.example", types, "");
        var petition = petitions.a(PetitionState.AWAITING);
        acts.change(petition.id(), PetitionState.OPEN, EventDraft.of(EventKind.PUBLISHED, EventActor.MODERATION));
        send();
        var open = body(receiver.requests().getFirst());
        assertThat(open)
                .contains(entry("type", "petition.publiee"), entry("petition", (int) petition.id()))
                .doesNotContainKeys("scrutin", "tally", "threshold");
        assertThat((String) open.get("page")).endsWith("/petitions/" + petition.id());
        assertThat(open.get("signatures").toString())
                .contains("signatures=0", "state=open")
                .doesNotContain("caution");
        assertThat(open.get("caution").toString()).contains("signent");
        assertThat(receiver.requests().getFirst().body()).doesNotContain(PetitionFixture.AUTHOR);

        acts.change(petition.id(), PetitionState.CLOSED, EventDraft.of(EventKind.CLOSED, EventActor.MODERATION));
        acts.hide(petition.id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
        send();
        assertThat(toldTypes()).containsExactly("petition.publiee");
        assertThat(count(DeliveryState.DROPPED)).isEqualTo(1);
    }

    @Test
    void another_programme_of_another_author_believes_the_signature_and_no_other() throws Exception {
        var first = add();
        var npm = Npm.with("standardwebhooks", "standardwebhooks@1.1.1");
        webhooks.tryOut(first.webhookId());
        send();
        var second = webhooks.rotate(first.webhookId(), nadia).orElseThrow();
        webhooks.tryOut(first.webhookId());
        send();
        clock.advance(WebhookService.OVERLAP);
        webhooks.tryOut(first.webhookId());
        send();
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
        var made = add();
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
    void what_is_taken_back_with_its_transaction_is_not_told_and_what_the_clock_carries_out_is() throws Exception {
        add();
        Scrutin scrutin = fixtures.anOpenScrutin();
        transactions.executeWrite(status -> {
            closures.close(scrutin.uid());
            status.setRollbackOnly();
            return null;
        });
        send();
        assertThat(receiver.connections()).isZero();

        schedules.schedule(scrutin.uid(), ScheduledAct.CLOSE, clock.instant().plusSeconds(60));
        clock.advance(Duration.ofMinutes(2));
        schedules.due().forEach(schedules::carryOut);
        send();
        assertThat(toldTypes()).containsExactly("scrutin.clos");
    }

    @Test
    void a_classification_is_told_after_ten_seconds_and_so_is_its_being_taken_back() throws Exception {
        add();
        Scrutin scrutin = fixtures.anOpenScrutin();
        themes.classify(scrutin.uid(), List.of("sante", "justice"), nadia, "Une note qui reste ici.");
        clock.advance(Duration.ofSeconds(9));
        tellFilings();
        assertThat(receiver.connections()).isZero();

        clock.advance(Duration.ofSeconds(1));
        tellFilings();
        tellFilings();
        assertThat(toldTypes()).containsExactly("scrutin.classe");
        var told = body(receiver.requests().getFirst());
        assertThat(told.get("themes").toString()).contains("slug=sante").contains("slug=justice");
        assertThat(receiver.requests().getFirst().body()).doesNotContain("note").contains("\"size\":1");

        restores.undo(nadia);
        clock.advance(Duration.ofSeconds(10));
        tellFilings();
        assertThat(toldTypes()).containsExactly("scrutin.classe", "scrutin.classe");
        assertThat(body(receiver.requests().getLast())).containsEntry("themes", List.of());
    }

    @Test
    void what_is_taken_back_within_ten_seconds_is_never_told() throws Exception {
        add();
        Scrutin scrutin = fixtures.anOpenScrutin();
        themes.classify(scrutin.uid(), List.of("sante"), nadia, null);
        clock.advance(Duration.ofSeconds(8));
        restores.undo(nadia);
        clock.advance(Duration.ofSeconds(20));
        tellFilings();
        assertThat(receiver.connections()).isZero();

        // put right within the ten seconds: only what stands is told
        themes.classify(scrutin.uid(), List.of("sante"), nadia, null);
        restores.undo(nadia);
        themes.classify(scrutin.uid(), List.of("justice"), nadia, null);
        clock.advance(Duration.ofSeconds(10));
        tellFilings();
        assertThat(toldTypes()).containsExactly("scrutin.classe");
        assertThat(receiver.requests().getFirst().body()).contains("justice").doesNotContain("sante");
    }

    private void tellFilings() throws Exception {
        filings.tell();
        send();
    }

    @Test
    void a_threshold_is_told_once_however_many_look_and_whatever_is_withdrawn() throws Exception {
        Scrutin before = fixtures.anOpenScrutin();
        ballots.cast(before, 6);
        add();
        ballots.cast(before, 1);
        Scrutin scrutin = fixtures.anOpenScrutin();
        var voter = ballots.aVoter();
        ballots.vote(scrutin, voter, Choice.P, LocalDate.of(2026, 11, 25), new byte[16]);
        ballots.cast(scrutin, 3);
        assertThat(thresholds.watch()).isZero();
        ballots.cast(scrutin, 1);
        // nobody has ever looked at this urn
        List<Callable<Integer>> instances = List.of(thresholds::watch, thresholds::watch, thresholds::watch);
        try (var executor = Executors.newFixedThreadPool(3)) {
            for (var one : executor.invokeAll(instances)) {
                one.get();
            }
        }
        ballots.withdraw(scrutin, voter);
        thresholds.watch();
        ballots.cast(scrutin, 1);
        clock.advance(Duration.ofHours(5));
        thresholds.watch();
        send();

        assertThat(receiver.requests()).hasSize(1);
        assertThat(body(receiver.requests().getFirst()))
                .contains(entry("type", "scrutin.seuil"), entry("threshold", 5), entry("scrutin", scrutin.uid()))
                .extractingByKey("tally")
                .asString()
                .contains("total=5");
        ballots.cast(scrutin, 3);
        publications.publish();
        thresholds.watch();
        send();
        assertThat(receiver.requests().stream().map(Received::body).filter(body -> body.contains(scrutin.uid())))
                .hasSize(2)
                .last()
                .asString()
                .contains("\"threshold\":8");
    }

    @Test
    void nothing_is_told_of_what_is_hidden_and_what_waited_is_dropped() throws Exception {
        add();
        Scrutin hidden = fixtures.anOpenScrutin();
        hidings.hide(hidden.uid(), "Doublon.", null);
        closures.close(hidden.uid());
        themes.classify(hidden.uid(), List.of("sante"), nadia, null);
        assertThat(sql.number("select count(*) from webhook_event")).isZero();

        Scrutin hiddenLater = fixtures.anOpenScrutin();
        closures.close(hiddenLater.uid());
        hidings.hide(hiddenLater.uid(), "Doublon.", null);
        Scrutin shown = fixtures.aClosedScrutin();
        send();

        assertThat(receiver.requests())
                .hasSize(1)
                .first()
                .extracting(Received::body)
                .asString()
                .contains(shown.uid());
        assertThat(count(DeliveryState.DROPPED)).isEqualTo(1);
        hidings.unhide(hiddenLater.uid());
        send();
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void figures_that_are_withheld_wait_until_their_urn_is_released_and_hold_up_nothing_else() throws Exception {
        add();
        Scrutin stopped = fixtures.anOpenScrutin();
        closures.close(stopped.uid());
        stops.stop(Contradiction.of(stopped.uid(), "is stopped by a test"));
        publications.publish();
        Scrutin sound = fixtures.aClosedScrutin();
        send();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(body(receiver.requests().getFirst())).contains(entry("scrutin", sound.uid()));
        assertThat(count(DeliveryState.WAITING)).isEqualTo(1);

        stops.release(stopped.uid(), "Rendu.");
        publications.publish();
        send();
        assertThat(body(receiver.requests().getLast())).contains(entry("scrutin", stopped.uid()));
    }

    @Test
    void what_fails_is_tried_again_with_the_same_id_and_the_same_bytes() throws Exception {
        int id = add().webhookId();
        fixtures.aClosedScrutin();
        receiver.behave(MisbehavingReceiver.status(503));
        send();
        send();
        assertThat(receiver.requests()).as("not before a minute is over").hasSize(1);
        assertThat(webhooks.find(id).orElseThrow().failingSince()).isNotNull();
        receiver.behave(MisbehavingReceiver.redirect("https://hook.example/elsewhere"));
        clock.advance(Duration.ofSeconds(90));
        send();
        receiver.behave(MisbehavingReceiver.status(200));
        clock.advance(Duration.ofMinutes(7));
        send();

        assertThat(receiver.requests()).hasSize(3);
        assertThat(new HashSet<>(
                        receiver.requests().stream().map(Received::body).toList()))
                .hasSize(1);
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("webhook-id"))
                .containsOnly((String) body(receiver.requests().getFirst()).get("id"));
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
        int id = add().webhookId();
        fixtures.aClosedScrutin();
        receiver.behave(MisbehavingReceiver.goodbye());
        send();
        for (var pause : WebhookDelivery.RETRIES.pauses()) {
            clock.advance(pause.plus(pause.dividedBy(5)));
            send();
        }
        assertThat(receiver.connections()).isEqualTo(8);
        assertThat(count(DeliveryState.FAILED)).isEqualTo(1);
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
        send();
        assertThat(receiver.connections()).isEqualTo(9);
        assertThat(count(DeliveryState.SENT)).isEqualTo(1);
        assertThat(receiver.requests())
                .extracting(request -> request.headers().get("webhook-id"))
                .hasSize(9)
                .containsOnly(receiver.requests().getFirst().headers().get("webhook-id"));
    }

    @Test
    void a_receiver_that_is_gone_is_called_no_more() throws Exception {
        int id = add().webhookId();
        fixtures.aClosedScrutin();
        fixtures.aClosedScrutin();
        receiver.behave(MisbehavingReceiver.status(410));
        send();
        clock.advance(Duration.ofDays(1));
        send();

        assertThat(receiver.connections()).isEqualTo(1);
        assertThat(webhooks.find(id).orElseThrow().state()).isEqualTo("DISABLED");
        assertThat(audit.of(WebhookService.subject(id)).getFirst().content().after())
                .contains("gone");
    }

    @Test
    void whoever_is_stopped_between_taking_and_noting_a_message_has_lost_nothing() throws Exception {
        add();
        fixtures.aClosedScrutin();
        clock.advance(Duration.ofSeconds(2));
        var lost = deliveries.claim(10, Set.of()).getFirst();
        var message = deliveries.next(lost).orElseThrow();
        send();
        assertThat(receiver.connections()).as("somebody else is at it").isZero();

        clock.advance(WebhookDelivery.LEASE);
        send();
        assertThat(receiver.requests())
                .hasSize(1)
                .first()
                .extracting(r -> r.headers().get("webhook-id"))
                .isEqualTo(message.eventId());
        // the one that was taken for dead wakes up: what it notes is too late, and changes nothing
        deliveries.settle(lost, message, new Attempt<>(DeliveryState.WAITING, Outcome.failed(CallFailure.TIMEOUT)));
        assertThat(deliveries.renew(lost)).isEmpty();
        assertThat(count(DeliveryState.SENT)).isEqualTo(1);
    }

    @Test
    void a_slow_receiver_holds_up_nobody_else_and_many_behind_one_name_have_a_few_calls() throws Exception {
        var slow = aReceiver("slow.example").behave(MisbehavingReceiver.silence());
        for (int i = 0; i < 9; i++) {
            add(slow, "slow.example", List.of("scrutin.clos"), "");
        }
        add();
        fixtures.aClosedScrutin();
        fixtures.aClosedScrutin();
        clock.advance(Duration.ofSeconds(2));
        var begun = new ArrayList<Future<?>>(writer.begin());
        while (receiver.connections() < 2) {
            begun.addAll(writer.begin());
            Thread.onSpinWait();
        }
        assertThat(begun).as("four of one name, and the other").hasSize(5);
        for (var one : begun) {
            one.get();
        }
        assertThat(slow.connections()).isEqualTo(4);
        assertThat(count(DeliveryState.SENT)).isEqualTo(2);
    }

    @Test
    void of_several_instances_one_takes_a_receiver() throws Exception {
        for (int i = 0; i < 20; i++) {
            add();
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
        int id = add().webhookId();
        fixtures.aClosedScrutin();
        webhooks.pause(id, nadia);
        fixtures.aClosedScrutin();
        send();
        assertThat(receiver.connections()).isZero();
        webhooks.resume(id, nadia);
        send();
        assertThat(receiver.connections()).isEqualTo(1);

        clock.advance(WebhookDelivery.KEPT);
        fixtures.aClosedScrutin();
        assertThat(deliveries.purge()).isEqualTo(1);
        assertThat(sql.number("select count(*) from webhook_event")).isEqualTo(1);
    }
}
