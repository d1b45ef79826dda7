package fr.voix.theme.theme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A moderator's decision on the themes of one scrutin, with its themes before.
 *
 * @param id grows with every decision; the highest of a scrutin is the version that a form has seen
 * @param before slugs, the main theme first; empty when the scrutin had never been classified
 * @param after slugs, the main theme first
 * @param reason note of the moderator, or null
 * @param mergedThemeId the theme whose merge, or end of a merge, the scrutin followed; null for a decision on the scrutin itself
 */
@MappedEntity("classification")
public record Classification(
        @Id long id,
        int moderatorId,
        Instant decidedAt,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> before,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> after,
        @Nullable String reason,
        @Nullable Integer mergedThemeId) {

    /** Feeds report a decision only after this time, in which it can be undone unseen. */
    public static final Duration UNTOLD_FOR = Duration.ofSeconds(10);
}
