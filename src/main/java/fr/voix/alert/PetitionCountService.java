package fr.voix.alert;

import fr.voix.urn.Choice;
import fr.voix.urn.Tier;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnReader;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many signatures petitions have. */
@Singleton
class PetitionCountService {

    private final UrnReader urns;

    PetitionCountService(UrnReader urns) {
        this.urns = urns;
    }

    /** By the petition's id; what is not shown is absent. */
    Map<String, Long> of(Collection<String> ids) {
        return urns.ofShown(List.copyOf(ids)).stream()
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
