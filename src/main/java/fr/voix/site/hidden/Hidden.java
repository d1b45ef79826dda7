package fr.voix.site.hidden;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** What stands in the place of something that was shown once: a scrutin or petition that moderators hid, or that the Assemblée erased. */
sealed interface Hidden {

    /** Without a reason: the official files have it no more, or somebody hid it in the database by hand. */
    record Untold() implements Hidden {}

    /**
     * By moderators.
     *
     * @param key of its messages
     * @param reasonEn null when it was given in French alone
     */
    record ByModerators(
            String key, Instant at, String reason, @Nullable String reasonEn) implements Hidden {}
}
