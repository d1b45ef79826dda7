package fr.voix.setaside;

import fr.voix.petition.PetitionConfig;
import fr.voix.petition.Threshold;
import fr.voix.petition.ThresholdKind;
import fr.voix.petition.ThresholdService;
import fr.voix.urn.AsideVotes;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnReader;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a decision is about: a Scrutin or a petition, by its urn, and how the one differs from the other. */
@Singleton
class SubjectReader {

    private final UrnReader urns;
    private final List<AsideVotes> votes;
    private final ThresholdService thresholds;
    private final PetitionConfig config;

    SubjectReader(UrnReader urns, List<AsideVotes> votes, ThresholdService thresholds, PetitionConfig config) {
        this.urns = urns;
        this.votes = votes;
        this.thresholds = thresholds;
        this.config = config;
    }

    Optional<Urn> find(String uid) {
        return urns.of(List.of(uid)).stream().findFirst();
    }

    AsideVotes votesOf(Urn urn) {
        return votes.stream().filter(of -> of.kind() == urn.kind()).findFirst().orElseThrow();
    }

    /** For a petition with the thresholds that hold, and those that it has reached under others. */
    AloneLimit limitOf(Urn urn) {
        return switch (urn.kind()) {
            case SCRUTIN -> AloneLimit.OF_SCRUTIN;
            case PETITION -> ofPetition(thresholds.list(urn.urnId()));
        };
    }

    private AloneLimit ofPetition(List<Threshold> reached) {
        Set<ThresholdKind> kinds = reached.stream().map(Threshold::kind).collect(Collectors.toSet());
        List<Long> scattered = Arrays.stream(ThresholdKind.values())
                .filter(kind -> config.departementsFor(kind) > 0 && !kinds.contains(kind))
                .map(config::signaturesFor)
                .toList();
        return AloneLimit.ofPetition(
                Stream.concat(
                                Arrays.stream(ThresholdKind.values()).map(config::signaturesFor),
                                reached.stream().map(Threshold::signatures))
                        .toList(),
                scattered);
    }
}
