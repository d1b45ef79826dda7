package fr.voix.ballot;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads which ballots of one Scrutin and day came from the same network, while that is known. Networks of two Scrutins, or of
 * two days, cannot be told to be the same.
 */
@Singleton
public class NetworkReader {

    private final NetworkRepository networks;

    NetworkReader(NetworkRepository networks) {
        this.networks = networks;
    }

    /** The days of which something is known, the newest first. */
    @Transactional(readOnly = true)
    public List<LocalDate> days(long urnId) {
        return networks.days(urnId);
    }

    /** Those with the most standing ballots. */
    @Transactional(readOnly = true)
    public List<NetworkShare> busiest(long urnId, LocalDate day, int most) {
        return networks.busiest(urnId, day, most);
    }

    /** Where the standing ballots of a network are; none once it is forgotten. */
    @Transactional(readOnly = true)
    public long[] indexesOf(long urnId, LocalDate day, byte[] network) {
        return networks.indexesOf(urnId, day, network);
    }
}
