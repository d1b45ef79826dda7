package fr.voix.base.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The counts of one subject under one key, slot by slot: those shared by all instances, and those not shared yet. */
final class LoadCounter {

    private static final Duration LATEST = Duration.ofSeconds(60);

    private final UUID key;
    private final LoadPurpose purpose;
    private final int[] slots;
    private final int[] shared;
    private final int[] untold;

    private boolean isTouched;

    LoadCounter(UUID key, LoadPurpose purpose) {
        this.key = key;
        this.purpose = purpose;
        this.slots = new int[purpose.span().slots()];
        this.shared = new int[slots.length];
        this.untold = new int[slots.length];
    }

    /** A slot as it is sent to the other instances, or received from them. */
    record Slot(UUID key, Instant forgottenAt, int n) {}

    UUID key() {
        return key;
    }

    synchronized void add(int times, Instant now) {
        int i = place(purpose.span().slotOf(now));
        untold[i] += times;
    }

    /** True for the first call since the last {@link #untold}: the caller then adds this counter to the next exchange. */
    synchronized boolean touch() {
        boolean isFirst = !isTouched;
        isTouched = true;
        return isFirst;
    }

    synchronized LoadSeen seen(Instant now) {
        LoadSpan span = purpose.span();
        int current = span.slotOf(now);
        int latestFrom = current - span.slotsWithin(LATEST) + 1;
        long total = 0;
        long latest = 0;
        Instant lessAt = now;
        for (int slot = span.firstSlotAt(now); slot <= current; slot++) {
            int n = at(slot);
            lessAt = total == 0 && n > 0 ? span.forgottenAt(slot) : lessAt;
            total += n;
            latest += slot >= latestFrom ? n : 0;
        }
        return new LoadSeen(total, latest, lessAt);
    }

    /** The slots that the other instances do not have yet; empty while the total is below the purpose's threshold. */
    synchronized List<Slot> untold(Instant now) {
        isTouched = false;
        List<Slot> told = new ArrayList<>();
        if (seen(now).total() < purpose.sharedFrom()) {
            return told;
        }
        for (int i = 0; i < slots.length; i++) {
            if (untold[i] > 0 && slots[i] >= purpose.span().firstSlotAt(now)) {
                told.add(new Slot(key, purpose.span().forgottenAt(slots[i]), untold[i]));
            }
        }
        return told;
    }

    /** Marks a slot as shared. */
    synchronized void settle(Slot told) {
        int slot = purpose.span().slotForgottenAt(told.forgottenAt());
        int i = place(slot);
        if (slots[i] == slot) {
            untold[i] -= Math.min(untold[i], told.n());
            shared[i] += told.n();
        }
    }

    /** Takes over the count of all instances; it is below ours only when the database lost it. */
    synchronized void hear(Slot heard) {
        int slot = purpose.span().slotForgottenAt(heard.forgottenAt());
        int i = place(slot);
        if (slots[i] == slot) {
            shared[i] = Math.max(shared[i], heard.n());
        }
    }

    private int at(int slot) {
        int i = Math.floorMod(slot, slots.length);
        return slots[i] == slot ? shared[i] + untold[i] : 0;
    }

    /** The index of a slot. An older slot there is cleared; a newer one stays, so the caller compares. */
    private int place(int slot) {
        int i = Math.floorMod(slot, slots.length);
        if (slots[i] < slot) {
            slots[i] = slot;
            shared[i] = 0;
            untold[i] = 0;
        }
        return i;
    }
}
