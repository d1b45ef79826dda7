package fr.voix.tally;

import fr.voix.urn.Urn;
import fr.voix.urn.UrnReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The published counts. */
@Singleton
public class TallyService {

    private final UrnReader urns;
    private final Clock clock;

    TallyService(UrnReader urns, Clock clock) {
        this.urns = urns;
        this.clock = clock;
    }

    public Optional<Tally> find(String scrutinUid) {
        return urns.ofShownScrutins(List.of(scrutinUid)).stream()
                .map(this::tally)
                .findFirst();
    }

    /** By Scrutin uid; unknown uids are absent. */
    public Map<String, Tally> findAll(Collection<String> scrutinUids) {
        return urns.ofShownScrutins(scrutinUids).stream()
                .map(this::tally)
                .collect(Collectors.toMap(Tally::scrutin, t -> t));
    }

    private Tally tally(Urn urn) {
        return Tally.of(urn, Instant.now(clock));
    }
}
