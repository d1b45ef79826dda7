package fr.voix.petition.petition;

import fr.voix.urn.leaf.Urn;
import fr.voix.urn.setaside.AloneLimit;
import fr.voix.urn.setaside.PetitionLimits;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one person may decide alone on the signatures of a petition, by its thresholds. */
@Singleton
record ThresholdLimit(ThresholdService thresholds, PetitionConfig config) implements PetitionLimits {

    @Override
    public AloneLimit of(Urn petition) {
        List<Threshold> reached = thresholds.list(petition.urnId());
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
