package fr.voix.notice.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.notice.webhook.EventJson.CautionJson;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Writes down what receivers are to be told, in the transaction in which it happens. */
@Singleton
class EventService {

    private static final int ID_LENGTH = 16;
    private static final String CAUTION = "tally.representative";

    private final DeliveryRepository deliveries;
    private final PublicUrl publicUrl;
    private final ApiAnswers json;
    private final Clock clock;
    private final Duration publishEvery;
    private final SecureRandom random = new SecureRandom();

    /** @param publishEvery results are public that long after they changed: no receiver is told before */
    EventService(
            DeliveryRepository deliveries,
            PublicUrl publicUrl,
            ApiAnswers json,
            Clock clock,
            @Property(name = "voix.urn.publish-every", defaultValue = "1s") Duration publishEvery) {
        this.deliveries = deliveries;
        this.publicUrl = publicUrl;
        this.json = json;
        this.clock = clock;
        this.publishEvery = publishEvery;
    }

    /** Which receivers want to know; mostly none, and then nothing more is done. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Integer> takers(EventType type) {
        return deliveries.takers(type.key());
    }

    /** @param webhookIds who is told */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Event event, Collection<Integer> webhookIds) {
        var id = newId();
        var page = event.scrutinUid() == null ? null : publicUrl.origin() + Addresses.scrutin(event.scrutinUid());
        var caution = new CautionJson(
                Messages.of(Language.FR).t(CAUTION), Messages.of(Language.EN).t(CAUTION));
        var now = clock.instant();
        deliveries.insertEvent(
                id,
                event.type().key(),
                event.scrutinUid(),
                event.at(),
                new String(json.bytes(EventJson.of(event, id, page, caution)), UTF_8));
        deliveries.insertDeliveries(id, webhookIds.toArray(Integer[]::new), now, now.plus(publishEvery));
    }

    private String newId() {
        var bytes = new byte[ID_LENGTH];
        random.nextBytes(bytes);
        return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
