package fr.voix.petition.petition;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Petitions that the public sees, for whoever speaks of several. */
@Singleton
public class ShownPetitionService {

    private final ShownPetitionRepository petitions;

    ShownPetitionService(ShownPetitionRepository petitions) {
        this.petitions = petitions;
    }

    /** Those of these that are shown, by number. */
    public Map<Long, Petition> findAll(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : petitions.findAll(ids).stream().collect(Collectors.toMap(Petition::id, Function.identity()));
    }
}
