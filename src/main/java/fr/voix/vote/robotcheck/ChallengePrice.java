package fr.voix.vote.robotcheck;

/**
 * How much work a challenge is, in multiples of the least. It follows the cube of how far a network is above the pace that people
 * reach: nothing up to there, twice the work a quarter above, the ceiling before twice. It slows a farm down and stops nobody.
 *
 * @param times from 1 to 5
 */
public record ChallengePrice(int times) {

    public static final ChallengePrice BASE = new ChallengePrice(1);

    /** What a phone of the middle solves in 8 seconds at worst, and a slow one of 2019 in 10: see src/docs/price.md. */
    public static final ChallengePrice CEILING = new ChallengePrice(5);

    /** From here on an urn that everybody comes to asks more work of everybody, up to twice as much. */
    private static final double QUIET = 10_000;

    private static final double MOST_FOR_ALL = 2;

    public ChallengePrice {
        if (times < 1 || times > 5) {
            throw new IllegalArgumentException("no price: " + times);
        }
    }

    /**
     * What is asked of a network.
     *
     * @param timesExpected how many times its expected share it sent
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

    /** Half is enough: prices rise while a visitor reads, and no visitor is sent back for one step. */
    boolean covers(ChallengePrice asked) {
        return 2 * times >= asked.times;
    }

    boolean isCeiling() {
        return equals(CEILING);
    }
}
