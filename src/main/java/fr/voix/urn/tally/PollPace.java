package fr.voix.urn.tally;

/** How long a client that cannot follow the live stream is asked to wait before it asks for a tally again. */
final class PollPace {

    private static final int[] SECONDS = {5, 10, 20, 60};

    private PollPace() {}

    /**
     * Seconds, in few steps so that ready answers change seldom.
     *
     * @param pressure from 0 to 1
     */
    static int seconds(double pressure) {
        return SECONDS[(int) Math.clamp(pressure * SECONDS.length, 0, SECONDS.length - 1)];
    }
}
