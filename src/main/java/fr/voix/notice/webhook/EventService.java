package fr.voix.notice.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.database.Transactions;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.notice.webhook.EventJson.CautionJson;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * Writes down what receivers are to be told, in the transaction in which it happens.
 *
 * @param publishEvery results are public that long after they changed: no receiver is told before
 */
@Singleton
record EventService(
        DeliveryRepository deliveries,
        PublicUrl publicUrl,
        ApiAnswers json,
        Clock clock,

        @Property(name = "voix.urn.publish-every", defaultValue = "1s")
        Duration publishEvery,

        Transactions transactions) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_LENGTH = 16;
    private static final String CAUTION = "tally.representative";

    /** Which receivers want to know; mostly none, and then nothing more is done. */
    List<Integer> takers(EventType type) {
        transactions.require();
        return deliveries.takers(type.key());
    }

    /** @param webhookIds who is told */
    void write(Event event, Collection<Integer> webhookIds) {
        transactions.require();
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
        RANDOM.nextBytes(bytes);
        return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
