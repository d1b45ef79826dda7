package fr.voix.vote.robotcheck;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;

/**
 * A browser that passed the robot check; never stored, it lives in the browser's one cookie.
 *
 * <p>Instants are whole seconds, as the cookie holds them.
 */
public final class Voter {

    static final int ID_LENGTH = 16;

    private static final int MONTHS_KEPT = 13;

    private final byte[] id;
    private final Instant issuedAt;
    private final Instant passUntil;
    private final ChallengePrice paid;

    /** @param paid what the pass cost */
    public Voter(byte[] id, Instant issuedAt, Instant passUntil, ChallengePrice paid) {
        if (id.length != ID_LENGTH) {
            throw new IllegalArgumentException("a voter id has " + ID_LENGTH + " bytes");
        }
        this.id = id.clone();
        this.issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
        this.passUntil = Instant.ofEpochSecond(passUntil.getEpochSecond());
        this.paid = paid;
    }

    /** The 16 random bytes; they go into a voter key and nowhere else, logs included. */
    public byte[] id() {
        return id.clone();
    }

    /** When this browser passed its first check. */
    Instant issuedAt() {
        return issuedAt;
    }

    /** When the pass of the last check ends. */
    public Instant passUntil() {
        return passUntil;
    }

    /** What the pass of the last check cost. */
    ChallengePrice paid() {
        return paid;
    }

    public boolean hasPass(Instant now) {
        return now.isBefore(passUntil);
    }

    /** The same voter with a new pass; the issue date stays, so that no visit prolongs the cookie. */
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

    /** Says nothing of the voter, so that no log can. */
    @Override
    public String toString() {
        return "Voter";
    }
}
