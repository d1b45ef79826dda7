package fr.voix.tally;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recomputes tallies from the leaves, and compares with what is stored beside them. */
@Singleton
public class RecountService {

    private final RecountReader reader;

    RecountService(RecountReader reader) {
        this.reader = reader;
    }

    /** Oldest first. */
    public List<String> scrutinUids() {
        return reader.scrutinUids();
    }

    /** One urn, in one snapshot of the database, so that votes may go on meanwhile; empty for an unknown uid. */
    public Optional<RecountReport> recount(String scrutinUid) {
        try {
            return reader.recount(scrutinUid);
        } catch (RuntimeException e) {
            if (isOfDatabase(e)) {
                throw e;
            }
            // what nobody wrote cannot be read
            return Optional.of(
                    new RecountReport(scrutinUid, 0, 0, List.of("its leaves cannot be read: " + e.getMessage())));
        }
    }

    private static boolean isOfDatabase(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause.getClass().getPackageName().startsWith("io.micronaut."));
    }
}
