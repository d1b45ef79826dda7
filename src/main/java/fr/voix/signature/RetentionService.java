package fr.voix.signature;

import fr.voix.petition.PetitionConfig;
import fr.voix.petition.PetitionRetention;
import fr.voix.signature.RetentionRepository.Stage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Erases what is kept of signatories, as the page on personal data says: what was not confirmed in time; name and address
 * thirty days after the petition is over; of those who asked for the answer, thirty days after it is published, and a year
 * after closing at the latest. What stays of a signature is its leaf, and its part in the counts.
 */
@Singleton
class RetentionService {

    private static final int AT_ONCE = 1_000;

    private final RetentionRepository signatures;
    private final PetitionConfig petitions;
    private final Clock clock;

    RetentionService(RetentionRepository signatures, PetitionConfig petitions, Clock clock) {
        this.signatures = signatures;
        this.petitions = petitions;
        this.clock = clock;
    }

    void erase() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        all(() -> signatures.deleteUnconfirmed(now.minus(petitions.confirmWithin()), AT_ONCE));
        PetitionRetention retention = PetitionRetention.at(now);
        erase(signatures.over(retention.before()), Stage.OTHERS, now);
        erase(signatures.settled(retention), Stage.ALL, now);
    }

    private void erase(List<Long> urnIds, Stage stage, Instant now) {
        for (long urnId : urnIds) {
            all(() -> signatures.erase(urnId, stage, AT_ONCE));
            signatures.note(urnId, stage, now);
        }
    }

    /** A little at a time, each in its own transaction: nobody waits for all of it. */
    private static void all(IntSupplier some) {
        int done;
        do {
            done = some.getAsInt();
        } while (done > 0);
    }
}
