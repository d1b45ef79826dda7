package fr.voix.theme.theme;

import java.util.List;

/** What became of the wish to put back what stood before a decision. Anything but {@link Restored} wrote nothing. */
public sealed interface RestoreResult {

    /** The public sees {@code after} from now on; empty means that the scrutin is unclassified again. */
    record Restored(String scrutinUid, List<Theme> after) implements RestoreResult {}

    /** Another colleague decided since. */
    record Overtaken(String scrutinUid) implements RestoreResult {}

    /** There is no such decision on that scrutin, or none of one's own that still stands. */
    record NothingToRestore() implements RestoreResult {}

    /** One of the themes that stood there is no longer among the themes. */
    record LostTheme(String scrutinUid, String slug) implements RestoreResult {}
}
