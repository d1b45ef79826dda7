package fr.voix.urn.tally;

import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.PublicationService;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The published counts of petitions. */
@Singleton
public class PetitionTallyService {

    private final PublicationService publications;

    PetitionTallyService(PublicationService publications) {
        this.publications = publications;
    }

    /** Empty for an unknown petition and for one that is not shown. */
    public Optional<PetitionTally> find(long petitionId) {
        return publications.find(UrnKind.PETITION, Long.toString(petitionId)).map(PetitionTallyService::tally);
    }

    /** By id; those that are unknown or not shown are absent. */
    public Map<Long, PetitionTally> findAll(Collection<Long> petitionIds) {
        Map<Long, PetitionTally> tallies = new HashMap<>();
        publications
                .findAll(
                        UrnKind.PETITION,
                        petitionIds.stream().map(String::valueOf).toList())
                .values()
                .forEach(publication ->
                        tallies.put(Long.valueOf(publication.urn().uid()), tally(publication)));
        return tallies;
    }

    private static PetitionTally tally(Publication publication) {
        return PetitionTally.of(publication.urn(), publication.at());
    }
}
