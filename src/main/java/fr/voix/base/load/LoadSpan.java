package fr.voix.base.load;

import java.time.Duration;
import java.time.Instant;

/** How long counts are kept: the time in the name, less a part of one slot. */
public enum LoadSpan {
    TEN_MINUTES(30, 20, 3_600),
    HOUR(300, 12, 3_600),
    /** A calendar day of UTC, so that a limit a day begins anew at midnight. */
    DAY(86_400, 1, 86_400);

    private final int slotSeconds;
    private final int slots;
    private final int keySeconds;

    /**
     * @param slotSeconds the length of one slot, within which is counted together
     * @param slots how many slots are kept
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

    public Duration length() {
        return Duration.ofSeconds((long) slots * slotSeconds);
    }

    int keySeconds() {
        return keySeconds;
    }

    int slotOf(Instant at) {
        return (int) (at.getEpochSecond() / slotSeconds);
    }

    /** The earliest slot that is still kept. */
    int firstSlotAt(Instant now) {
        return slotOf(now) - slots + 1;
    }

    /** How many slots, the current one among them, reach back at least this far. */
    int slotsWithin(Duration duration) {
        return (int) Math.min(slots, duration.toSeconds() / slotSeconds + 1);
    }

    Instant forgottenAt(int slot) {
        return Instant.ofEpochSecond((long) (slot + slots) * slotSeconds);
    }

    int slotForgottenAt(Instant forgottenAt) {
        return (int) (forgottenAt.getEpochSecond() / slotSeconds) - slots;
    }

    /** When the key in use at that instant began. */
    Instant keyStart(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() / keySeconds * keySeconds);
    }

    /** When the key of the oldest slot still kept began. */
    Instant oldestKeyStart(Instant now) {
        return keyStart(Instant.ofEpochSecond((long) firstSlotAt(now) * slotSeconds));
    }
}
