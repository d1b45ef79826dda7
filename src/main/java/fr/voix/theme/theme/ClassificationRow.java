package fr.voix.theme.theme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;

/** One line of {@code classification}. */
@MappedEntity("classification")
record ClassificationRow(
        @Id long classificationId,
        int moderatorId,
        Instant decidedAt,
        String[] themesBefore,
        String[] themesAfter,
        @Nullable String reason,
        @Nullable Integer mergedThemeId) {

    Classification toDomain() {
        return new Classification(
                classificationId,
                moderatorId,
                decidedAt,
                List.of(themesBefore),
                List.of(themesAfter),
                reason,
                mergedThemeId);
    }
}
