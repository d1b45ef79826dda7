package fr.voix.notice.webhook;

import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.tally.Tally;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes down what happened to a petition that the public sees. */
@Singleton
record PetitionNewsListener(EventAnnouncement events, UrnReader urns, PetitionConfig rules)
        implements PetitionListener {

    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        var type = typeOf(event);
        if (type == null || !petition.isShown()) {
            return;
        }
        var takers = events.takers(type);
        if (takers.isEmpty()) {
            return;
        }
        Long threshold = type == EventType.PETITION_SEUIL
                ? rules.signaturesFor(ThresholdKind.ofKey(event.code()).orElseThrow())
                : null;
        // as published: signatures that wait for others are told with them, and what closes a petition publishes all
        urns.published(List.of(petition.uid())).stream()
                .map(urn -> Tally.of(urn, event.at()))
                .forEach(tally ->
                        events.write(Event.reached(type, petition.uid(), event.at(), tally, threshold), takers));
    }

    @Nullable
    private static EventType typeOf(PetitionEvent event) {
        return switch (event.kind()) {
            case PUBLISHED -> EventType.PETITION_PUBLIEE;
            case THRESHOLD -> EventType.PETITION_SEUIL;
            case ANSWER_PUBLISHED, DEBATE_PUBLISHED -> EventType.PETITION_REPONSE;
            case CLOSED, WITHDRAWN -> EventType.PETITION_CLOSE;
            default -> null;
        };
    }
}
