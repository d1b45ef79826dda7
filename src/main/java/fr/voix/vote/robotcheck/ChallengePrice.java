package fr.voix.vote.robotcheck;

/**
 * The work of a challenge, in multiples of the least: the cube of a network's load relative to the expected one. Up to that it is
 * the least, at 1.25 times twice as much, and the ceiling is reached before twice. It slows a vote farm down and stops nobody.
 *
 * @param times from 1 to {@link #MOST}
 */
public record ChallengePrice(int times) {

    public static final int MOST = 5;

    public static final ChallengePrice BASE = new ChallengePrice(1);

    /** Solved by an average phone in 8 seconds at most, by a slow one of 2019 in 10: see src/docs/price.md. */
    public static final ChallengePrice CEILING = new ChallengePrice(MOST);

    /** From this many first ballots in ten minutes, an urn asks more work of everybody, at most twice as much. */
    private static final double QUIET = 10_000;

    private static final double MOST_FOR_ALL = 2;

    public ChallengePrice {
        if (times < 1 || times > MOST) {
            throw new IllegalArgumentException("no price: " + times);
        }
    }

    /**
     * The price for a network.
     *
     * @param timesExpected its load as a multiple of its expected share
     * @param ofUrn what everybody sent to the urn in ten minutes
     */
    public static ChallengePrice of(double timesExpected, long ofUrn) {
        double forAll = Math.clamp(Math.sqrt(ofUrn / QUIET), 1, MOST_FOR_ALL);
        double forNetwork = Math.max(1, Math.pow(timesExpected, 3));
        return clamped(Math.round(forAll * forNetwork));
    }

    public static ChallengePrice clamped(long times) {
        return new ChallengePrice(Math.clamp(times, BASE.times, CEILING.times));
    }

    /** Half the price is enough: prices rise while a visitor reads, and nobody is sent back for one step. */
    boolean covers(ChallengePrice asked) {
        return 2 * times >= asked.times;
    }

    boolean isCeiling() {
        return equals(CEILING);
    }
}
