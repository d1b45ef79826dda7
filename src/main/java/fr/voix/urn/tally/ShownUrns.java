package fr.voix.urn.tally;

import java.util.Map;
import java.util.function.Supplier;

/** The urns whose counts a page shows, noted while it is made by whatever puts a count into words. */
public final class ShownUrns {

    private static final ScopedValue<Map<String, Long>> NOTED = ScopedValue.newInstance();
    private static final long NEVER = -1;

    private ShownUrns() {}

    /** @param size of the urn as its counts are shown; nothing is noted where nobody asks for it */
    public static void note(String uid, long size) {
        if (NOTED.isBound()) {
            // shown twice, and not as of one moment: such a page is never what is published
            NOTED.get().merge(uid, size, (one, other) -> one.equals(other) ? one : NEVER);
        }
    }

    /** @param noted sizes by uid, to be filled while the work is done */
    static <T> T noting(Map<String, Long> noted, Supplier<T> work) {
        return ScopedValue.where(NOTED, noted).call(work::get);
    }
}
