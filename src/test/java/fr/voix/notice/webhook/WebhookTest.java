package fr.voix.notice.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.base.audit.Actor;
import fr.voix.base.delivery.DeliveryState;
import fr.voix.notice.webhook.MisbehavingReceiver.Received;
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
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What receivers are told, from what happens to their socket. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "test.planted-names", value = "true")
@Property(name = "voix.webhooks.trial-networks", value = MisbehavingReceiver.ADDRESS)
@Property(name = "voix.webhooks.answer-within", value = "2s")
class WebhookTest {

    @Inject
    WebhookFixture hooks;

    @Inject
    WebhookService webhooks;

    @Inject
    ThresholdWatch thresholds;

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
    TransactionOperations<Connection> transactions;

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
    void a_closing_and_a_reopening_are_told_with_the_tally_of_that_moment() throws Exception {
        hooks.add(receiver);
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        tallies.find(scrutin.uid());
        closures.close(scrutin.uid());
        assertThat(sql.text("select next_at - created_at from webhook_delivery"))
                .as("not before it is published")
                .isEqualTo("00:00:01");
        hooks.send();
        closures.reopen(scrutin.uid());
        ballots.cast(scrutin, 1);
        hooks.send();

        assertThat(hooks.toldTypes(receiver)).containsExactly("scrutin.clos", "scrutin.rouvert");
        var closed = hooks.body(receiver.requests().getFirst());
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
        assertThat(hooks.body(receiver.requests().getLast()).get("tally").toString())
                .contains("state=open", "size=6", "total=3");
    }

    @Test
    void a_petition_is_told_with_its_signatures_and_nothing_once_it_is_hidden() throws Exception {
        var types = List.of("petition.publiee", "petition.close");
        hooks.add(receiver, "hook.example", types, "");
        var petition = petitions.a(PetitionState.AWAITING);
        acts.change(petition.id(), PetitionState.OPEN, EventDraft.of(EventKind.PUBLISHED, EventActor.MODERATION));
        hooks.send();
        var open = hooks.body(receiver.requests().getFirst());
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
        hooks.send();
        assertThat(hooks.toldTypes(receiver)).containsExactly("petition.publiee");
        assertThat(hooks.count(DeliveryState.DROPPED)).isEqualTo(1);
    }

    @Test
    void what_is_taken_back_with_its_transaction_is_not_told_and_what_the_clock_carries_out_is() throws Exception {
        hooks.add(receiver);
        Scrutin scrutin = fixtures.anOpenScrutin();
        transactions.executeWrite(status -> {
            closures.close(scrutin.uid());
            status.setRollbackOnly();
            return null;
        });
        hooks.send();
        assertThat(receiver.connections()).isZero();

        schedules.schedule(scrutin.uid(), ScheduledAct.CLOSE, clock.instant().plusSeconds(60));
        clock.advance(Duration.ofMinutes(2));
        schedules.due().forEach(schedules::carryOut);
        hooks.send();
        assertThat(hooks.toldTypes(receiver)).containsExactly("scrutin.clos");
    }

    @Test
    void a_classification_is_told_after_ten_seconds_and_so_is_its_being_taken_back() throws Exception {
        hooks.add(receiver);
        Scrutin scrutin = fixtures.anOpenScrutin();
        themes.classify(scrutin.uid(), List.of("sante", "justice"), nadia, "Une note qui reste ici.");
        clock.advance(Duration.ofSeconds(9));
        tellFilings();
        assertThat(receiver.connections()).isZero();

        clock.advance(Duration.ofSeconds(1));
        tellFilings();
        tellFilings();
        assertThat(hooks.toldTypes(receiver)).containsExactly("scrutin.classe");
        var told = hooks.body(receiver.requests().getFirst());
        assertThat(told.get("themes").toString()).contains("slug=sante").contains("slug=justice");
        assertThat(receiver.requests().getFirst().body()).doesNotContain("note").contains("\"size\":1");

        restores.undo(nadia);
        clock.advance(Duration.ofSeconds(10));
        tellFilings();
        assertThat(hooks.toldTypes(receiver)).containsExactly("scrutin.classe", "scrutin.classe");
        assertThat(hooks.body(receiver.requests().getLast())).containsEntry("themes", List.of());
    }

    @Test
    void what_is_taken_back_within_ten_seconds_is_never_told() throws Exception {
        hooks.add(receiver);
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
        assertThat(hooks.toldTypes(receiver)).containsExactly("scrutin.classe");
        assertThat(receiver.requests().getFirst().body()).contains("justice").doesNotContain("sante");
    }

    private void tellFilings() throws Exception {
        filings.tell();
        hooks.send();
    }

    @Test
    void a_threshold_is_told_once_however_many_look_and_whatever_is_withdrawn() throws Exception {
        Scrutin before = fixtures.anOpenScrutin();
        ballots.cast(before, 6);
        hooks.add(receiver);
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
        hooks.send();

        assertThat(receiver.requests()).hasSize(1);
        assertThat(hooks.body(receiver.requests().getFirst()))
                .contains(entry("type", "scrutin.seuil"), entry("threshold", 5), entry("scrutin", scrutin.uid()))
                .extractingByKey("tally")
                .asString()
                .contains("total=5");
        ballots.cast(scrutin, 3);
        publications.publish();
        thresholds.watch();
        hooks.send();
        assertThat(receiver.requests().stream().map(Received::body).filter(body -> body.contains(scrutin.uid())))
                .hasSize(2)
                .last()
                .asString()
                .contains("\"threshold\":8");
    }

    @Test
    void a_threshold_asked_for_later_is_no_news_where_it_is_reached_and_one_asked_for_before_stays_news()
            throws Exception {
        int id = hooks.add(receiver, "hook.example", List.of("scrutin.seuil"), "5")
                .webhookId();
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 6);
        publications.publish();
        var wanted = WebhookFixture.draft(List.of("scrutin.seuil"), "5, 6, 8");
        webhooks.edit(id, hooks.url(receiver, "hook.example"), wanted, nadia);
        thresholds.watch();
        ballots.cast(scrutin, 2);
        publications.publish();
        thresholds.watch();
        hooks.send();

        assertThat(receiver.requests().stream().map(Received::body))
                .hasSize(2)
                .anyMatch(body -> body.contains("\"threshold\":5"))
                .anyMatch(body -> body.contains("\"threshold\":8"));
    }

    @Test
    void nothing_is_told_of_what_is_hidden_and_what_waited_is_dropped() throws Exception {
        hooks.add(receiver);
        Scrutin hidden = fixtures.anOpenScrutin();
        hidings.hide(hidden.uid(), "Doublon.", null);
        closures.close(hidden.uid());
        themes.classify(hidden.uid(), List.of("sante"), nadia, null);
        assertThat(sql.number("select count(*) from webhook_event")).isZero();

        Scrutin hiddenLater = fixtures.anOpenScrutin();
        closures.close(hiddenLater.uid());
        hidings.hide(hiddenLater.uid(), "Doublon.", null);
        Scrutin shown = fixtures.aClosedScrutin();
        hooks.send();

        assertThat(receiver.requests())
                .hasSize(1)
                .first()
                .extracting(Received::body)
                .asString()
                .contains(shown.uid());
        assertThat(hooks.count(DeliveryState.DROPPED)).isEqualTo(1);
        hidings.unhide(hiddenLater.uid());
        hooks.send();
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void figures_that_are_withheld_wait_until_their_urn_is_released_and_hold_up_nothing_else() throws Exception {
        hooks.add(receiver);
        Scrutin stopped = fixtures.anOpenScrutin();
        closures.close(stopped.uid());
        stops.stop(Contradiction.of(stopped.uid(), "is stopped by a test"));
        publications.publish();
        Scrutin sound = fixtures.aClosedScrutin();
        hooks.send();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(hooks.body(receiver.requests().getFirst())).contains(entry("scrutin", sound.uid()));
        assertThat(hooks.count(DeliveryState.WAITING)).isEqualTo(1);

        stops.release(stopped.uid(), "Rendu.");
        publications.publish();
        hooks.send();
        assertThat(hooks.body(receiver.requests().getLast())).contains(entry("scrutin", stopped.uid()));
    }
}
