package fr.voix.urn.tally;

import java.util.Map;
import java.util.function.Supplier;

/** Notes, while a page is made, which urns it shows counts of. */
public final class ShownUrns {

    private static final ScopedValue<Map<String, Long>> NOTED = ScopedValue.newInstance();
    private static final long NEVER = -1;

    private ShownUrns() {}

    /** @param size of the urn as its counts are shown; nothing is noted where nobody asks for it */
    public static void note(String uid, long size) {
        if (NOTED.isBound()) {
            // shown twice with different sizes: such a page is not kept
            NOTED.get().merge(uid, size, (one, other) -> one.equals(other) ? one : NEVER);
        }
    }

    /** @param noted filled with the sizes by uid while the work runs */
    static <T> T noting(Map<String, Long> noted, Supplier<T> work) {
        return ScopedValue.where(NOTED, noted).call(work::get);
    }
}
