package fr.voix.notice.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.base.audit.Actor;
import fr.voix.base.delivery.DeliveryState;
import fr.voix.notice.webhook.MisbehavingReceiver.Received;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** Receivers, and what the job does for them. */
@Singleton
@Requires(property = "test.planted-names", value = "true")
class WebhookFixture {

    static final List<String> ALL =
            EventType.offered().stream().map(EventType::key).toList();

    private final WebhookService webhooks;
    private final ReceiverReader receivers;
    private final DeliveryWriter writer;
    private final PlantedNames names;
    private final Fixtures fixtures;
    private final ScrutinFixture sql;
    private final ObjectMapper json;
    private final ShiftedClock clock;
    private final List<MisbehavingReceiver> opened = new ArrayList<>();

    WebhookFixture(
            WebhookService webhooks,
            ReceiverReader receivers,
            DeliveryWriter writer,
            PlantedNames names,
            Fixtures fixtures,
            ScrutinFixture sql,
            ObjectMapper json,
            ShiftedClock clock) {
        this.webhooks = webhooks;
        this.receivers = receivers;
        this.writer = writer;
        this.names = names;
        this.fixtures = fixtures;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** The only receiver there is, once it is added; nobody else is told of anything. */
    MisbehavingReceiver begin() {
        sql.run("truncate webhook cascade");
        sql.run("truncate webhook_event cascade");
        return aReceiver("hook.example");
    }

    void close() {
        opened.forEach(MisbehavingReceiver::close);
        opened.clear();
    }

    MisbehavingReceiver aReceiver(String host) {
        names.plant(host, MisbehavingReceiver.ADDRESS);
        var made = MisbehavingReceiver.start();
        opened.add(made);
        return made;
    }

    Actor aModerator() {
        return fixtures.aModerator();
    }

    ReceiverUrl url(MisbehavingReceiver receiver, String host) {
        var typed = "http://" + host + ":" + receiver.port() + "/voix";
        return ((ReceiverUrl.Reading.Fit) receivers.readAndLookUp(typed)).url();
    }

    WebhookService.Added add(MisbehavingReceiver to, String host, List<String> events, String steps) {
        return webhooks.add(url(to, host), draft(events, steps), aModerator()).orElseThrow();
    }

    static WebhookDraft draft(List<String> events, String steps) {
        var draft = WebhookDraft.read("", events, steps);
        assertThat(draft.flaws()).isEmpty();
        return draft.draft();
    }

    WebhookService.Added add(MisbehavingReceiver to) {
        return add(to, "hook.example", ALL, "5, 8");
    }

    /** What the job does, until nothing is due. */
    void send() throws Exception {
        clock.advance(Duration.ofSeconds(2));
        for (var begun = writer.begin(); !begun.isEmpty(); begun = writer.begin()) {
            for (Future<?> one : begun) {
                one.get();
            }
        }
    }

    Map<String, Object> body(Received request) throws Exception {
        return json.readValue(request.body(), Argument.mapOf(String.class, Object.class));
    }

    List<Object> toldTypes(MisbehavingReceiver receiver) throws Exception {
        var types = new ArrayList<>();
        for (var request : receiver.requests()) {
            types.add(body(request).get("type"));
        }
        return types;
    }

    long count(DeliveryState state) {
        return sql.number("select count(*) from webhook_delivery where state = ?", state.name());
    }
}
