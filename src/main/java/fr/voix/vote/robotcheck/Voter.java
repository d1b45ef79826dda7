package fr.voix.vote.robotcheck;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;

/**
 * A browser that passed the robot check; never stored by us, only in the browser's cookie. Instants are whole seconds, as in the
 * cookie.
 *
 * @param id 16 random bytes; used only to make voter keys, never logged
 * @param issuedAt when this browser passed its first check
 * @param passUntil when the pass of the last check ends
 * @param paid the price of that pass
 */
public record Voter(byte[] id, Instant issuedAt, Instant passUntil, ChallengePrice paid) {

    static final int ID_LENGTH = 16;

    private static final int MONTHS_KEPT = 13;

    public Voter {
        if (id.length != ID_LENGTH) {
            throw new IllegalArgumentException("a voter id has " + ID_LENGTH + " bytes");
        }
        id = id.clone();
        issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
        passUntil = Instant.ofEpochSecond(passUntil.getEpochSecond());
    }

    @Override
    public byte[] id() {
        return id.clone();
    }

    public boolean hasPass(Instant now) {
        return now.isBefore(passUntil);
    }

    /** The same voter with a new pass; the issue date stays, so that visits do not prolong the cookie. */
    Voter withPassUntil(Instant until, ChallengePrice price) {
        return new Voter(id, issuedAt, until, price);
    }

    Instant expiresAt() {
        return issuedAt.atOffset(ZoneOffset.UTC).plusMonths(MONTHS_KEPT).toInstant();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Voter voter
                && Arrays.equals(id, voter.id)
                && issuedAt.equals(voter.issuedAt)
                && passUntil.equals(voter.passUntil)
                && paid.equals(voter.paid);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(id), issuedAt, passUntil, paid);
    }

    /** Hides the voter, so that no log shows it. */
    @Override
    public String toString() {
        return "Voter";
    }
}
