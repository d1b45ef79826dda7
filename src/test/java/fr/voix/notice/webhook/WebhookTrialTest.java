package fr.voix.notice.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.notice.webhook.MisbehavingReceiver.Received;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ToldFilings;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trials of every kind, beside real messages. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "test.planted-names", value = "true")
@Property(name = "voix.webhooks.trial-networks", value = MisbehavingReceiver.ADDRESS)
class WebhookTrialTest {

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
    ThemeService themes;

    @Inject
    ToldFilings filings;

    @Inject
    UrnPublishing publications;

    @Inject
    PetitionFixture petitions;

    @Inject
    PetitionService acts;

    @Inject
    ShiftedClock clock;

    private MisbehavingReceiver receiver;

    @BeforeEach
    void nobodyElseIsTold() {
        receiver = hooks.begin();
    }

    @AfterEach
    void close() {
        hooks.close();
    }

    @Test
    void a_trial_of_each_kind_has_the_fields_of_a_real_message_and_says_that_it_is_one() throws Exception {
        int id = hooks.add(receiver, "hook.example", WebhookFixture.ALL, "5").webhookId();
        everythingHappens();
        hooks.send();
        var real = byType(receiver.requests());
        assertThat(real.keySet()).containsExactlyInAnyOrderElementsOf(WebhookFixture.ALL);

        int before = receiver.requests().size();
        for (var key : WebhookFixture.ALL) {
            webhooks.tryOut(id, EventType.ofKey(key).orElseThrow());
        }
        hooks.send();
        var trials =
                byType(receiver.requests().subList(before, receiver.requests().size()));
        assertThat(trials.keySet()).isEqualTo(real.keySet());
        for (var key : WebhookFixture.ALL) {
            assertThat(fields(trials.get(key))).as(key).isEqualTo(fields(real.get(key)));
            assertThat(real.get(key)).containsEntry("trial", false);
            assertThat(trials.get(key)).containsEntry("trial", true);
            assertThat(stateOf(trials.get(key))).as(key).isEqualTo(stateOf(real.get(key)));
        }
        assertThat(
                        sql.number(
                                "select count(*) from webhook_event where scrutin_uid is null and petition_id is null and body like '%\"trial\":true%'"))
                .as("about nothing that is in the database")
                .isEqualTo(WebhookFixture.ALL.size());
        assertThat(webhooks.deliveries(id).stream().filter(ShownDelivery::isTrial))
                .hasSize(WebhookFixture.ALL.size());
    }

    @Test
    void what_a_trial_is_about_is_not_there() throws Exception {
        int id = hooks.add(receiver).webhookId();
        webhooks.tryOut(id, EventType.CLOS);
        webhooks.tryOut(id, EventType.PETITION_CLOSE);
        webhooks.tryOut(id, EventType.ESSAI);
        hooks.send();

        var trials = byType(receiver.requests());
        var uid = (String) trials.get("scrutin.clos").get("scrutin");
        assertThat(sql.number("select count(*) from scrutin where uid = ?", uid))
                .isZero();
        assertThat(uid).hasSameSizeAs("AMANR5L17PO59048B2247P0D1N001115");
        assertThat(trials.get("petition.close")).containsEntry("petition", 0);
        assertThat(trials.get("essai"))
                .containsOnlyKeys("version", "type", "id", "at", "trial", "caution")
                .containsEntry("trial", true);
    }

    private void everythingHappens() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 5);
        publications.publish();
        thresholds.watch();
        themes.classify(scrutin.uid(), List.of("sante"), hooks.aModerator(), null);
        clock.advance(Duration.ofSeconds(10));
        filings.tell();
        closures.close(scrutin.uid());
        closures.reopen(scrutin.uid());

        long petition = petitions.a(PetitionState.AWAITING).id();
        acts.change(petition, PetitionState.OPEN, EventDraft.of(EventKind.PUBLISHED, EventActor.MODERATION));
        acts.note(petition, EventDraft.of(EventKind.THRESHOLD, EventActor.SERVICE, ThresholdKind.ANSWER.key()));
        acts.note(petition, EventDraft.of(EventKind.ANSWER_PUBLISHED, EventActor.MODERATION));
        acts.change(petition, PetitionState.CLOSED, EventDraft.of(EventKind.CLOSED, EventActor.MODERATION));
    }

    private Map<String, Map<String, Object>> byType(List<Received> requests) throws Exception {
        var bodies = new TreeMap<String, Map<String, Object>>();
        for (var request : requests) {
            var body = hooks.body(request);
            bodies.put((String) body.get("type"), body);
        }
        return bodies;
    }

    /** Each field by its way, and what it holds. */
    private static TreeSet<String> fields(Object value) {
        var fields = new TreeSet<String>();
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, inner) -> fields(inner).forEach(field -> fields.add("/" + key + field)));
            case List<?> list -> list.forEach(inner -> fields(inner).forEach(field -> fields.add("[]" + field)));
            case Number number -> fields.add(" number");
            default -> fields.add(" " + value.getClass().getSimpleName());
        }
        return fields;
    }

    private static Object stateOf(Map<String, Object> body) {
        return ((Map<?, ?>) body.getOrDefault("tally", body.get("signatures"))).get("state");
    }
}
