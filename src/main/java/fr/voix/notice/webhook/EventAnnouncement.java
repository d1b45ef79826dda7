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
import io.micronaut.core.annotation.Nullable;
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
record EventAnnouncement(
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
    private static final String CAUTION_OF_SIGNATURES = "pet.caution";

    /** Which receivers want to know; mostly none, and then nothing more is done. */
    List<Integer> takers(EventType type) {
        transactions.require();
        return deliveries.takers(type.key());
    }

    /** @param webhookIds who is told */
    void write(Event event, Collection<Integer> webhookIds) {
        transactions.require();
        var id = newId();
        var key = event.petition() == null ? CAUTION : CAUTION_OF_SIGNATURES;
        var caution = new CautionJson(
                Messages.of(Language.FR).t(key), Messages.of(Language.EN).t(key));
        var now = clock.instant();
        deliveries.insertEvent(
                id,
                event.type().key(),
                event.isTrial() ? null : event.scrutin(),
                event.isTrial() ? null : event.petition(),
                event.at(),
                new String(json.bytes(EventJson.of(event, id, page(event), caution)), UTF_8));
        deliveries.insertDeliveries(id, webhookIds.toArray(Integer[]::new), now, now.plus(publishEvery));
    }

    @Nullable
    private String page(Event event) {
        if (event.uid() == null) {
            return null;
        }
        return publicUrl.origin()
                + (event.petition() == null ? Addresses.scrutin(event.uid()) : Addresses.petition(event.uid()));
    }

    private String newId() {
        var bytes = new byte[ID_LENGTH];
        RANDOM.nextBytes(bytes);
        return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
