package fr.voix.desk.queue;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A decision for many scrutins as its page sends it; which ones, the address says again.
 *
 * @param garde those of the list that are left ticked
 * @param ecraser anything for filing anew what is classified already
 * @param list the hash of the list that was shown
 * @param seen the latest decision on any scrutin when it was shown
 */
@Serdeable
record BulkForm(
        @Nullable List<String> uid,
        @Nullable List<String> garde,
        @Nullable List<String> theme,
        @Nullable String main,
        @Nullable String reason,
        @Nullable String ecraser,
        @Nullable String list,
        @Nullable Long seen,
        @Nullable String csrf)
        implements SessionForm {

    static final BulkForm EMPTY = new BulkForm(null, null, null, null, null, null, null, null, null);

    BulkForm {
        uid = uid == null ? List.of() : List.copyOf(uid);
        garde = garde == null ? List.of() : List.copyOf(garde);
        theme = theme == null ? List.of() : List.copyOf(theme);
    }

    boolean overwrites() {
        return ecraser != null;
    }

    /** The ticked themes, the main one first. */
    List<String> slugs() {
        return ClassifyForm.mainFirst(theme, main);
    }
}
