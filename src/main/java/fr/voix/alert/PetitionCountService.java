package fr.voix.alert;

import fr.voix.urn.Choice;
import fr.voix.urn.Publication;
import fr.voix.urn.PublicationService;
import fr.voix.urn.Tier;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnKind;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How many signatures petitions have, as published. */
@Singleton
class PetitionCountService {

    private final PublicationService publications;

    PetitionCountService(PublicationService publications) {
        this.publications = publications;
    }

    /** By the petition's id; what is not shown is absent. */
    Map<String, Long> of(Collection<String> ids) {
        return publications.findAll(UrnKind.PETITION, ids).values().stream()
                .map(Publication::urn)
                .collect(Collectors.toMap(Urn::uid, PetitionCountService::signatures));
    }

    private static long signatures(Urn urn) {
        long sum = 0;
        for (Tier tier : Tier.values()) {
            sum += urn.counts().of(tier, Choice.S);
        }
        return sum;
    }
}
