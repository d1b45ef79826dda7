package fr.voix.petition.petition;

import fr.voix.base.database.RoundTrip;
import fr.voix.base.database.Transactions;
import fr.voix.petition.petition.ThresholdRepository.Grown;
import fr.voix.petition.petition.ThresholdRepository.Untold;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Recount;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.LeafReader;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnStopping;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers of signatures that were reached, and how they become events. */
@Singleton
public record ThresholdService(
        ThresholdRepository thresholds,
        PetitionService petitions,
        PetitionConfig config,
        LeafReader leaves,
        UrnGuard guard,
        UrnStopping stops,
        Transactions transactions,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(ThresholdService.class);

    private static final int MOST_AT_ONCE = 100;
    /** Then it is the database that fails, not what is to be told. */
    private static final int MOST_FAILURES = 3;

    /** Those of a petition, in the order in which they were reached; each at its own instant, whatever was withdrawn since. */
    public List<Threshold> list(long urnId) {
        return thresholds.list(urnId);
    }

    /**
     * Notes, in the commit that counts signatures, what these urns reach with it; what was reached before stays as it is.
     *
     * @param elsewhere areas that are no département
     */
    public void note(List<UrnDraft> grown, Instant now, List<String> elsewhere, RoundTrip trip) {
        List<Grown> reached = grown.stream()
                .flatMap(draft -> Arrays.stream(ThresholdKind.values())
                        .filter(kind -> draft.urn().counts().total() >= config.signaturesFor(kind))
                        .map(kind -> new Grown(draft, kind)))
                .toList();
        if (!reached.isEmpty()) {
            thresholds.reach(reached, config, now, elsewhere.toArray(String[]::new), trip);
        }
    }

    /** Makes an event of each that is none yet; how many. Any number of instances may do so at once. */
    public int tellAll() {
        int told = 0;
        int failed = 0;
        for (Untold one : thresholds.untold(MOST_AT_ONCE)) {
            try {
                told += isProven(one) ? tell(one) : 0;
            } catch (RuntimeException e) {
                failed++;
                if (failed == MOST_FAILURES) {
                    throw e;
                }
                // the others do not wait for it; it is tried again at the next look. Not its message: a database quotes
                // rows
                LOG.error(
                        "Threshold {} of petition {} is not told yet: {}",
                        one.kind(),
                        one.petitionId(),
                        e.getClass().getName());
            }
        }
        return told;
    }

    /** By the leaves that it names, which is asked three times in the life of a petition: what they do not count is not told. */
    private boolean isProven(Untold one) {
        String uid = Long.toString(one.petitionId());
        if (guard.contradiction(uid).isPresent()) {
            return false;
        }
        Recount recount = new Recount(uid);
        leaves.read(one.urnId(), 0, one.size(), recount::read);
        boolean isProven = recount.frontier().size() == one.size() && recount.total() >= one.signatures();
        if (!isProven) {
            stops.stop(Contradiction.of(
                    uid,
                    "is said to have reached a threshold that its leaves do not reach: " + one.signatures()
                            + " signatures with its first " + one.size() + " leaves, which count " + recount.total()));
        }
        return isProven;
    }

    /** The note and the event in one commit: once, however many look. The petition is locked first, as everywhere. */
    private int tell(Untold one) {
        return transactions.write(() -> {
            if (petitions.lock(one.petitionId()).isEmpty()) {
                return 0;
            }
            int told = thresholds.tell(one.urnId(), one.kind(), clock.instant());
            if (told > 0) {
                petitions.note(
                        one.petitionId(),
                        EventDraft.of(
                                EventKind.THRESHOLD,
                                EventActor.SERVICE,
                                one.kind().key()));
            }
            return told;
        });
    }
}
