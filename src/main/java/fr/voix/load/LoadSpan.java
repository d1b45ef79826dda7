package fr.voix.load;

import java.time.Duration;
import java.time.Instant;

/** How long something counted is remembered: as long as its name says, and up to one slot more. */
public enum LoadSpan {
    TEN_MINUTES(60, 11, 3_600),
    HOUR(300, 13, 3_600),
    /** A calendar day of UTC, so that a limit a day begins anew at midnight. */
    DAY(86_400, 1, 86_400);

    private final int slotSeconds;
    private final int slots;
    private final int keySeconds;

    /**
     * @param slotSeconds what is counted together
     * @param slots how many of them are remembered
     * @param keySeconds how long one key is used; divides a day
     */
    LoadSpan(int slotSeconds, int slots, int keySeconds) {
        this.slotSeconds = slotSeconds;
        this.slots = slots;
        this.keySeconds = keySeconds;
    }

    int slots() {
        return slots;
    }

    int keySeconds() {
        return keySeconds;
    }

    long slotOf(Instant at) {
        return at.getEpochSecond() / slotSeconds;
    }

    /** The earliest slot that is still remembered. */
    long firstSlotAt(Instant now) {
        return slotOf(now) - slots + 1;
    }

    /** How many slots, the current one among them, reach back at least this far. */
    int slotsWithin(Duration duration) {
        return (int) Math.min(slots, duration.toSeconds() / slotSeconds + 1);
    }

    Instant forgottenAt(long slot) {
        return Instant.ofEpochSecond((slot + slots) * slotSeconds);
    }

    long slotForgottenAt(Instant forgottenAt) {
        return forgottenAt.getEpochSecond() / slotSeconds - slots;
    }

    /** When the key began that is used at that instant. */
    Instant keyStart(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() / keySeconds * keySeconds);
    }

    /** When the key began under which the oldest that is remembered was counted. */
    Instant oldestKeyStart(Instant now) {
        return keyStart(Instant.ofEpochSecond(firstSlotAt(now) * slotSeconds));
    }
}
