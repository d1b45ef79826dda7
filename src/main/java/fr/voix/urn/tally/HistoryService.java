package fr.voix.urn.tally;

import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.PublicationService;
import fr.voix.urn.tally.History.Correction;
import fr.voix.urn.tally.History.Count;
import fr.voix.urn.tally.History.Hour;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How published counts grew; of bounded cost however many ballots there are. */
@Singleton
public class HistoryService {

    private final PublicationService publications;
    private final HistoryRepository repository;

    HistoryService(PublicationService publications, HistoryRepository repository) {
        this.publications = publications;
        this.repository = repository;
    }

    /** Empty for an unknown uid and for what is not shown. */
    public Optional<History> find(String scrutinUid) {
        return publications.find(UrnKind.SCRUTIN, scrutinUid).map(this::of);
    }

    /**
     * Up to what is published: no reader may see yet what the hour's row knows beyond that. Signatures are told as they were
     * counted then.
     */
    @Transactional(readOnly = true)
    public History of(Publication publication) {
        Urn urn = publication.urn();
        long size = urn.frontier().size();
        List<Hour> hours = published(repository.hours(urn.urnId()), Tally.of(publication));
        if (urn.kind() == UrnKind.PETITION) {
            return History.of(urn.uid(), hours, List.of(), List.of(), size, publication.at());
        }
        long[] sizes = hours.stream().mapToLong(Hour::size).toArray();
        List<Correction> corrections = urn.hasSetAside() ? repository.corrections(urn.urnId(), sizes, size) : List.of();
        return History.of(urn.uid(), hours, corrections, repository.marks(urn.urnId(), size), size, publication.at());
    }

    private static List<Hour> published(List<Hour> stored, Tally tally) {
        List<Hour> hours = new ArrayList<>();
        for (Hour hour : stored) {
            if (hour.size() >= tally.size()) {
                hours.add(new Hour(hour.hour(), tally.size(), Count.of(tally)));
                return hours;
            }
            hours.add(hour);
        }
        return hours;
    }
}
