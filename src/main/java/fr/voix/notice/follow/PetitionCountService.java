package fr.voix.notice.follow;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How many signatures petitions have, as published. */
@Singleton
record PetitionCountService(UrnPublishing publications, UrnGuard guard) {

    /** By the petition's id; what is not shown is absent. */
    Map<String, PetitionCount> of(Collection<String> ids) {
        Map<String, PetitionCount> counts = publications.findAll(UrnKind.PETITION, ids).values().stream()
                .map(Publication::urn)
                .collect(Collectors.toMap(Urn::uid, urn -> new PetitionCount.Of(signatures(urn))));
        ids.stream()
                .filter(id -> guard.contradiction(id).isPresent())
                .forEach(id -> counts.put(id, new PetitionCount.Withheld()));
        return counts;
    }

    private static long signatures(Urn urn) {
        long sum = 0;
        for (Tier tier : Tier.values()) {
            sum += urn.counts().of(tier, Choice.S);
        }
        return sum;
    }
}
