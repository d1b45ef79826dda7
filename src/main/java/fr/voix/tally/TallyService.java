package fr.voix.tally;

import fr.voix.urn.Publication;
import fr.voix.urn.PublicationService;
import fr.voix.urn.UrnKind;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The published counts of Scrutins. */
@Singleton
public class TallyService {

    private final PublicationService publications;

    TallyService(PublicationService publications) {
        this.publications = publications;
    }

    public Optional<Tally> find(String scrutinUid) {
        return publications.find(UrnKind.SCRUTIN, scrutinUid).map(TallyService::tally);
    }

    /** By Scrutin uid; unknown uids are absent. */
    public Map<String, Tally> findAll(Collection<String> scrutinUids) {
        Map<String, Tally> tallies = new HashMap<>();
        publications
                .findAll(UrnKind.SCRUTIN, scrutinUids)
                .forEach((uid, publication) -> tallies.put(uid, tally(publication)));
        return tallies;
    }

    private static Tally tally(Publication publication) {
        return Tally.of(publication.urn(), publication.at());
    }
}
