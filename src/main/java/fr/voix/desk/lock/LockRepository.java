package fr.voix.desk.lock;

import java.time.Instant;
import java.util.Optional;

/** Who has which scrutin, or which petition, open on the desk. One statement decides who has it. */
interface LockRepository {

    /**
     * @param now locks that end before are over
     * @return 0 when another colleague has it, or when there is no such thing
     */
    int take(String uid, int moderatorId, Instant expiresAt, Instant now);

    /** A colleague works on one thing at a time. */
    void releaseOthers(int moderatorId, String uid);

    void release(int moderatorId, String uid);

    Optional<LockRow> ofOther(String uid, int moderatorId, Instant now);
}
